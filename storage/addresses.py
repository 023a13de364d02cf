"""What may be told of the address of a database: never who logs in, or with what."""

from sqlalchemy import URL


def tell_address(url: URL) -> str:
    """The kind, the computer and the database. What stands after a ? may be a password too."""
    hosts = url.query.get("host", ()) if not url.host else url.host
    host = hosts if isinstance(hosts, str) else ",".join(hosts)
    port = f":{url.port}" if url.port else ""
    return f"{url.drivername}://{host}{port}/{url.database or ''}"
