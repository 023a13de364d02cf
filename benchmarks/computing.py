"""`cli.py serve` with a thread that computes without end, to see whether the form waits for it."""

import sys
from threading import Thread

from cli import main


def compute() -> None:
    number = 1
    while True:
        number = (number * 48271) % 2147483647


if __name__ == "__main__":
    Thread(target=compute, daemon=True).start()
    raise SystemExit(main(sys.argv[1:]))
