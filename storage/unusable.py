"""Databases that are not opened. The messages are Dutch: what is the matter, and what to do."""


class NotOpened(RuntimeError):
    """The program must not work in this database; it stays as it is."""


class NewerDatabase(NotOpened):
    """The database was made by a newer version of the software."""


class DatabaseSilent(NotOpened):
    """The database cannot be reached or read."""


class MovedElsewhere(NotOpened):
    """Everything went to another database: who goes on in this one loses it later."""


class HalfMoved(NotOpened):
    """Not everything came in yet."""


class NotBegun(NotOpened):
    """There is nothing in it yet, and who asks only works with what is there."""
