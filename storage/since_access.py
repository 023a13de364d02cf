"""After a backup was put back: who may come in, and as what, stays as it was."""

from sqlalchemy import Connection, and_, func, or_, select

from storage.gone import Gone, mark_of
from storage.since_backup import Since, of_same, rows_of, same_key, same_numbers
from storage.tables import metadata


def keep_accounts(since: Since, connection: Connection) -> int:
    """Who can come in now still can, with the same password; who was closed or erased cannot."""
    accounts = metadata().tables["account"]
    for one in since.tables["account"]:
        same_name = accounts.c.login == one["login"]
        if one["issuer"] is not None and one["subject"] is not None:
            same_person = (accounts.c.issuer == one["issuer"], accounts.c.subject == one["subject"])
            same_name = or_(same_name, and_(*same_person))
        others = select(accounts.c.key).where(same_name, accounts.c.key != one["key"])
        for other in connection.execute(others).scalars().all():
            _forget_account(connection, other)
    for one in since.tables["account"]:
        mine = accounts.c.key == one["key"]
        if not connection.execute(accounts.update().where(mine).values(one)).rowcount:
            connection.execute(accounts.insert().values(one))
    known = {one["key"] for one in since.tables["account"]}
    for key in connection.execute(select(accounts.c.key)).scalars().all():
        if key not in known and mark_of(Gone.ACCOUNT, key) in since.marks:
            _forget_account(connection, key)
    return len(known)


def _forget_account(connection: Connection, key: str) -> None:
    accounts, members = (metadata().tables[name] for name in ("account", "membership"))
    connection.execute(members.delete().where(members.c.account == key))
    connection.execute(accounts.delete().where(accounts.c.key == key))


def keep_roles(since: Since, connection: Connection) -> None:
    """Who was let into an initiatief is still in it, and who was taken out is not."""
    table = metadata().tables["membership"]
    now = {(one["account"], one["initiatief_id"]) for one in since.tables["membership"]}
    for one in rows_of(connection, "membership"):
        place = (one["account"], one["initiatief_id"])
        mark = mark_of(Gone.MEMBER, one["initiatief_id"], one["account"])
        if place not in now and mark in since.marks:
            connection.execute(table.delete().where(*same_key(table, one)))
    for one in of_same(since, connection, since.tables["membership"]):
        connection.execute(table.delete().where(*same_key(table, one)))
        connection.execute(table.insert().values(one))


def keep_log(since: Since, connection: Connection) -> None:
    """The log goes on: who did what is not undone. What the backup has too is there once.

    Not that of initiatieven that are there no more.
    """
    table, same = metadata().tables["log_entry"], same_numbers(since, connection)
    lines = since.tables["log_entry"]
    told = [one for one in lines if one["initiatief_id"] in same | {None}]
    first = min((one["at"] for one in told), default=None)
    known = rows_of(connection, "log_entry", table.c.at >= first) if first else []
    there = {(one["at"], one["action"], one["initiatief_id"]) for one in known}
    last = connection.scalar(select(func.max(table.c.id))) or 0
    new = [one for one in told if (one["at"], one["action"], one["initiatief_id"]) not in there]
    for place, one in enumerate(new, 1):
        connection.execute(table.insert().values(one | {"id": last + place}))
