"""Verhaal kiezen: panels read stories together, choose one and say why."""

import streamlit as st

from dashboard.data import read
from dashboard.house import link_to
from dashboard.shell import open_page
from dashboard.story_round_choice import edit_choice
from dashboard.story_round_fields import edit_round
from dashboard.story_round_list import (
    CHOICE_PARAMETER,
    CHOOSE_PARAMETER,
    NEW,
    READ_PARAMETER,
    ROUND_PARAMETER,
    show_rounds,
)
from dashboard.story_round_reading import read_stories, say_no_story
from dashboard.today import today
from storage.duiding_queries import list_story_rounds
from storage.showcase_queries import list_citaten
from veranderverhaal.progress import Step
from veranderverhaal.story_choice import readable_citaten, stories_of

TITLES = {
    ROUND_PARAMETER: "Een ronde",
    READ_PARAMETER: "Samen lezen",
    CHOOSE_PARAMETER: "Wat jullie kozen",
}
doing = next((one for one in TITLES if st.query_params.get(one)), "")
listing = open_page(TITLES.get(doing, "Welk verhaal raakt het meest?"), step=Step.DUIDEN)
slug = listing.initiatief.slug
rounds = read(list_story_rounds, slug)
citaten = readable_citaten(read(list_citaten, slug), today())
named = st.query_params.get(doing, "") if doing else ""
found = next((one for one in rounds if one.key == named), None)
asked = st.query_params.get(CHOICE_PARAMETER, "")
number = int(asked[:4]) if asked.isascii() and asked.isdigit() else None  # of a choice, from 0

if not doing:
    show_rounds(slug, rounds, citaten)
elif doing == ROUND_PARAMETER and (found or named == NEW):
    edit_round(slug, found, citaten)
elif found is None or (number is not None and number >= len(found.choices)):
    st.info("Deze ronde of deze keuze is er niet meer.")
    link_to("verhalen", slug, label="Terug naar de rondes")
elif doing == CHOOSE_PARAMETER:
    edit_choice(slug, found, number, citaten)
elif stories := stories_of(found, citaten):
    read_stories(slug, found, stories)
else:
    say_no_story(slug, found)
