"""The small story with all that is about duiding, as a bundle."""

from dataclasses import replace
from typing import Any

from tests.showing_bundle import SAID, showing_bundle
from tests.storage.duiding_cases import (
    AFSPRAAK,
    BIJEENKOMST,
    CELL,
    DUIDING,
    INTERVIEW,
    LESSON,
    MILESTONE,
    ROUND,
)
from veranderverhaal.bijeenkomst import BijeenkomstState, GuestRole
from veranderverhaal.bundle import Bundle, CarriedGroup
from veranderverhaal.card import CardGroup
from veranderverhaal.citaat import check_citaat, photo_key
from veranderverhaal.duiding import DuidingQuestion
from veranderverhaal.set_aside import SetAside, SetAsides
from veranderverhaal.source_cell import SourceKind, Stance

PHOTO = b"\xff\xd8\xff\xe0 a photo"
PHOTO_KEY = photo_key(PHOTO)
PORTRET = check_citaat(
    replace(
        SAID,
        story="Ik woon hier veertig jaar.",
        photo=PHOTO_KEY,
        photo_words="een bank",
        agreed_mark="",
    )
)
OF_GEMEENTE = replace(DUIDING, party=GuestRole.GEMEENTE, judgement="Het kan beter.")
GROUP = CardGroup("bankjes", "kennen", DuidingQuestion.ACT, "Meer bankjes", cards=4, dots=7)
TOLD = replace(
    ROUND, stories=(PORTRET.key,), choices=(replace(ROUND.choices[0], story=PORTRET.key),)
)
DOCUMENTS = replace(CELL, source=SourceKind.DOCUMENTS, stance=Stance.CONTRADICTS)


def talking_bundle(**fields: Any) -> Bundle:
    """One of each part, two of what can differ."""
    parts = {
        "citaten": (PORTRET,),
        "bijeenkomsten": (replace(BIJEENKOMST, state=BijeenkomstState.ENDED),),
        "duidingen": (DUIDING, OF_GEMEENTE),
        "card_groups": (CarriedGroup("avond", GROUP),),
        "afspraken": (AFSPRAAK,),
        "interviews": (INTERVIEW,),
        "story_rounds": (TOLD,),
        "source_cells": (DOCUMENTS, CELL),
        "lessons": (LESSON,),
        "milestones": (MILESTONE,),
        "photos": {PHOTO_KEY: PHOTO},
        "set_asides": SetAsides((SetAside("0" * 16, "Het ene is per dag."),), revision=2),
    }
    return showing_bundle(**parts | fields)
