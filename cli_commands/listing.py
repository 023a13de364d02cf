"""`cli.py list`: the initiatieven, with what is in each and its metingen."""

import argparse
from collections.abc import Iterator
from typing import Any

HELP = "toon de initiatieven met hun korte naam"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Nothing of its own."""


def run(arguments: argparse.Namespace) -> int:
    from cli_commands.database import open_database
    from storage.engine import reading
    from storage.queries import list_initiatieven
    from veranderverhaal.model import FOUR_LAYERS

    with reading(open_database(arguments)) as session:
        listings = list_initiatieven(session=session)
        metingen = {
            listing.initiatief.slug: list(tell_metingen(listing.initiatief.slug, session=session))
            for listing in listings
        }
    for listing in listings:
        story = listing.veranderverhaal
        counts = "/".join(str(len(story.layer(layer))) for layer in FOUR_LAYERS)
        print(
            f"{listing.initiatief.slug:<24} {listing.initiatief.name:<28} "
            f"kaartjes {counts}, {len(story.verbanden)} verbanden, {len(story.feiten)} feiten"
        )
        for line in metingen[listing.initiatief.slug]:
            print(line)
    if not listings:
        print("Er is nog geen initiatief.")
    return 0


def tell_metingen(slug: str, *, session: Any) -> Iterator[str]:
    """A line for each meting: its name, its code, whether it is open, and how many answered."""
    from storage.meting_queries import count_responses, list_metingen
    from veranderverhaal.labels import METING_STATE_LABELS

    counts = count_responses(slug, session=session)
    for meting in list_metingen(slug, session=session):
        told = "  ".join(
            (
                f"{meting.name:<40}",
                meting.code,
                f"{METING_STATE_LABELS[meting.state]:<14}",
                f"{counts[meting.key].total} ingevuld",
            )
        )
        yield f"  {told}"
