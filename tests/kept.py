"""What a test looks up or changes behind a page, as the machine itself."""

from functools import partial

from dashboard.data import read_as, write_as
from veranderverhaal.access import MACHINE

read = partial(read_as, MACHINE)
write = partial(write_as, MACHINE)
