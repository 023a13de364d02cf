"""Why a database does not answer, in Dutch, from what its driver says in English."""

from collections.abc import Mapping

# The first of these that the driver says.
REASONS: Mapping[str, str] = {
    "Connection refused": "Op dat adres luistert geen PostgreSQL.",
    "password authentication failed": "De naam of het wachtwoord klopt niet.",
    "no password supplied": "De database vraagt een wachtwoord, en dat is er niet.",
    "no pg_hba.conf entry": "De database laat deze gebruiker vanaf deze computer niet toe.",
    "too many clients": "Er zijn te veel programma's met de database verbonden.",
    "the database system is": "De database start of stopt net. Wacht even.",
    "timeout expired": "De computer met de database antwoordt niet.",
    "resolve host": "De computer met die naam is niet te vinden.",
    "translate host name": "De computer met die naam is niet te vinden.",
    "No route to host": "De computer met dat adres is niet te bereiken.",
    "Network is unreachable": "De computer met dat adres is niet te bereiken.",
    "No such file or directory": "Op deze computer draait daar geen PostgreSQL.",
}
NOT_THERE: Mapping[str, str] = {
    "database": "Die database is er niet.",
    "role": "Die gebruiker kent de database niet.",
}


def tell_silence(error: Exception) -> str:
    """In Dutch where it is one of the usual reasons; else what the driver says."""
    told = str(getattr(error, "orig", error)).strip()
    for said, words in REASONS.items():
        if said in told:
            return words
    if "does not exist" in told and "FATAL" in told:
        for what, words in NOT_THERE.items():
            if f'{what} "' in told:
                return words
    return told
