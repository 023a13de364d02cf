"""`cli.py account`: who can log in; make, close and open accounts, and give a new password."""

import argparse
import getpass
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cli_commands import Problem
from veranderverhaal.access import ROLE_LABELS, Role
from veranderverhaal.accounts import Account, Refused, check_login, check_name
from veranderverhaal.passwords import check_password
from veranderverhaal.text import NotAccepted

if TYPE_CHECKING:
    from storage.engine import Engine

HELP = "wie kan inloggen: list, add, reset, close of open"
ROLES = {**{role.value: role for role in Role}, **{ROLE_LABELS[role]: role for role in Role}}
TERMINAL = "terminal"  # the address that tries are counted for
NOW_CLOSED = "Het account {login} is gesloten: niemand logt er nog mee in."
NOW_OPEN = "Het account {login} is weer open."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "action",
        nargs="?",
        default="list",
        choices=list(ACTIONS),
        metavar="wat",
        help="list: alle accounts; add: maak een account, of geef er een rol bij; "
        "reset: een nieuw wachtwoord; close: sluit een account; open: open het weer",
    )
    parser.add_argument("login", nargs="?", help="de inlognaam")
    parser.add_argument("--name", metavar="NAAM", help="hoe iemand heet (bij add)")
    parser.add_argument("--initiatief", help="de korte naam van een initiatief (bij add)")
    parser.add_argument(
        "--role",
        choices=list(ROLES),
        metavar="ROL",
        help="coördinator, vrijwilliger of kijker van dat initiatief (bij add)",
    )
    parser.add_argument(
        "--administrator", action="store_true", help="maak er een beheerder van (bij add)"
    )
    parser.add_argument(
        "--address",
        metavar="ADRES",
        help="het adres van het programma, zoals https://verhaal.voorbeeld.nl: geeft een link "
        "waarmee iemand zelf een wachtwoord kiest. Zonder adres typ je hier het wachtwoord",
    )


def run(arguments: argparse.Namespace) -> int:
    from cli_commands.database import open_database

    if arguments.action != "list" and not arguments.login:
        raise Problem(f"Zeg ook om welk account het gaat: cli.py account {arguments.action} LOGIN")
    if bool(arguments.role) != bool(arguments.initiatief):
        raise Problem("Geef --role en --initiatief samen.")
    engine = open_database(arguments, begins=arguments.action == "add")
    with understood():
        ACTIONS[arguments.action](engine, arguments)
    return 0


def show_all(engine: "Engine", _arguments: argparse.Namespace) -> None:
    from storage.account_queries import list_accounts
    from storage.engine import reading

    with reading(engine) as session:
        accounts = list_accounts(session=session)
    if not accounts:
        print("Er zijn nog geen accounts: wie aan deze computer zit, mag alles.")
    for account in accounts:
        print(tell(account))


def add(engine: "Engine", arguments: argparse.Namespace) -> None:
    """A new account, or more rights for one that is there."""
    from storage.commands.accounts import add_account, set_administrator
    from storage.commands.members import make_reset, set_role
    from storage.engine import writing
    from storage.recognising import has_accounts

    account = find(engine, arguments.login)
    password = None
    if account is None:
        login, name = check_login(arguments.login), check_name(arguments.name or arguments.login)
        password = None if arguments.address else ask_password(login, name)
    with writing(engine) as session:
        is_first = not has_accounts(session=session)
        is_new = account is None
        account = account or add_account(login, name, session=session)
        if arguments.administrator or is_first:
            set_administrator(account.key, True, session=session)
        if arguments.role:
            set_role(arguments.initiatief, account.key, ROLES[arguments.role], session=session)
        token = make_reset(account.key, session=session) if is_new else ""
    print(
        f"{account.name} heeft nu een account." if is_new else f"{account.name} had al een account."
    )
    if is_first:
        print("Het is het eerste: dit is de beheerder. Van nu af logt iedereen in.")
    if token:
        hand_over(engine, arguments, token, password)


def reset(engine: "Engine", arguments: argparse.Namespace) -> None:
    """A new password for an account."""
    from storage.commands.members import make_reset
    from storage.engine import writing

    account = require(engine, arguments.login)
    password = None if arguments.address else ask_password(account.login, account.name)
    with writing(engine) as session:
        token = make_reset(account.key, session=session)
    hand_over(engine, arguments, token, password)


def close(engine: "Engine", arguments: argparse.Namespace) -> None:
    from storage.commands.accounts import close_account
    from storage.engine import writing

    account = require(engine, arguments.login)
    with writing(engine) as session:
        close_account(account.key, session=session)
    print(NOW_CLOSED.format(login=account.login))


def open_again(engine: "Engine", arguments: argparse.Namespace) -> None:
    from storage.commands.accounts import open_account
    from storage.engine import writing

    account = require(engine, arguments.login)
    with writing(engine) as session:
        open_account(account.key, session=session)
    print(NOW_OPEN.format(login=account.login))


ACTIONS = {"list": show_all, "add": add, "reset": reset, "close": close, "open": open_again}


def find(engine: "Engine", login: str) -> Account | None:
    from storage.account_queries import find_account_by_login
    from storage.engine import reading

    with reading(engine) as session:
        return find_account_by_login(login, session=session)


def require(engine: "Engine", login: str) -> Account:
    account = find(engine, login)
    if account is None:
        raise Problem(f"Er is geen account ‘{login}’. `cli.py account list` toont welke er zijn.")
    return account


def ask_password(login: str, name: str) -> str:
    """A password typed twice, that may be kept."""
    password = check_password(getpass.getpass(f"Nieuw wachtwoord voor {login}: "), login, name)
    if getpass.getpass("Nog een keer: ") != password:
        raise Problem("De twee wachtwoorden zijn niet gelijk. Er is niets veranderd.")
    return password


def hand_over(
    engine: "Engine", arguments: argparse.Namespace, token: str, password: str | None
) -> None:
    """Keep the password that was typed, or show the link with which one is chosen."""
    from storage.commands.members import use_reset

    if password is None:
        print("Met deze link kiest diegene een wachtwoord. Hij werkt één keer, en één dag lang:")
        print(f"{arguments.address.rstrip('/')}/wachtwoord/{token}")
        return
    use_reset(engine, token, password, address=TERMINAL)
    print("Het wachtwoord is bewaard.")


def tell(account: Account) -> str:
    marks = ", ".join(
        mark
        for mark, holds in (
            ("beheerder", account.administrator),
            ("gesloten", account.closed),
            ("nog geen wachtwoord", not account.has_password),
        )
        if holds
    )
    return f"{account.login:<30} {account.name}" + (f"  ({marks})" if marks else "")


@contextmanager
def understood() -> Iterator[None]:
    """What the program refuses, as a message to who sits at the terminal."""
    from storage.finding import NotFound

    try:
        yield
    except (NotAccepted, Refused) as refused:
        raise Problem(refused.message) from refused
    except NotFound as error:
        raise Problem(
            f"Er is geen initiatief ‘{error}’. `cli.py list` toont welke er zijn."
        ) from error
