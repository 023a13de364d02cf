"""What is told when the database gives trouble while a command runs."""


def tell_trouble(error: BaseException) -> str:
    """What happened and what to do; "" when the database is not to blame.

    Who gives commands looks after the program, and is told which file is damaged, and how to go on.
    """
    from storage.settings import data_dir, database_url
    from storage.start_checks import remedy, sqlite_path
    from storage.troubles import WHAT, Trouble, trouble_of, trouble_words

    file = sqlite_path(database_url(data_dir()))
    if trouble_of(error) is not Trouble.DAMAGED or file is None:
        return trouble_words(error)
    return f"{WHAT[Trouble.DAMAGED]} Het gaat om {file}; gooi het niet weg.\n{remedy()}"


def tell_damage() -> str:
    """The same when the file turns out to be damaged, after something else went wrong; else ""."""
    from storage.settings import data_dir, database_url
    from storage.start_checks import Unfit, refuse_damaged, sqlite_path

    file = sqlite_path(database_url(data_dir()))
    try:
        if file:
            refuse_damaged(file)
    except Unfit as unfit:
        return str(unfit)
    return ""
