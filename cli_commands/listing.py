"""`cli.py list`: the initiatieven, with what is in each."""

import argparse

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
    for listing in listings:
        story = listing.veranderverhaal
        counts = "/".join(str(len(story.layer(layer))) for layer in FOUR_LAYERS)
        print(
            f"{listing.initiatief.slug:<24} {listing.initiatief.name:<28} "
            f"kaartjes {counts}, {len(story.verbanden)} verbanden, {len(story.feiten)} feiten"
        )
    if not listings:
        print("Er is nog geen initiatief.")
    return 0
