"""A lost line to PostgreSQL is noticed in seconds, and an address may name more than one server."""

from storage.engine import make_engine
from storage.postgresql import LINE, line_settings

TWO = "postgresql+psycopg://verhaal@/verhaal?host=db1:5432&host=db2:5432"


def test_what_the_address_says_of_the_line_goes_first():
    given = line_settings(f"{TWO}&connect_timeout=30&keepalives_idle=60")
    assert given == {
        name: value
        for name, value in LINE.items()
        if name not in ("connect_timeout", "keepalives_idle")
    }


def test_the_driver_is_told_of_every_server_and_of_the_line():
    engine = make_engine(f"{TWO}&target_session_attrs=read-write")
    _, told = engine.dialect.create_connect_args(engine.url)
    assert (told["host"], told["port"]) == ("db1,db2", "5432,5432")
    assert told["target_session_attrs"] == "read-write"
