"""The accounts of the installation, as a beheerder sees them."""

from storage.account_queries import find_account_by_login
from storage.commands.accounts import add_account, close_account
from tests.kept import read, write
from tests.pages.conftest import Open, Sit, sound


def test_a_closed_account_is_removed_with_a_second_press(open_page: Open, sit_as: Sit) -> None:
    sit_as(None, administrator=True)
    gone, stays = (write(add_account, login, login.title()) for login in ("piet", "els"))
    write(close_account, gone.key)
    app = open_page("beheer")
    keys = {one.key for one in app.button}
    assert f"sure_account_{stays.key}" not in keys  # one closes it first
    sound(app.button(key=f"sure_account_{gone.key}").click().run())
    assert read(find_account_by_login, "piet") is None
    assert read(find_account_by_login, "els")
    assert f"open_account_{gone.key}" not in {one.key for one in app.button}
