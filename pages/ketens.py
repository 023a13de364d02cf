"""Ketens: from aanpak and effect to who gains, in words and in euros; kengetallen and settings."""

import streamlit as st

from dashboard.data import read
from dashboard.effectenarena_settings_fields import SETTINGS, edit_settings
from dashboard.house import link_to
from dashboard.kengetal_fields import KENGETAL_PARAMETER, KENGETALLEN, PART_PARAMETER, edit_kengetal
from dashboard.kengetal_list import NEW, show_kengetallen
from dashboard.keten_fields import PART_NAMES, edit_keten, part_named
from dashboard.keten_list import (
    FORM_PART_PARAMETER,
    KETEN_PARAMETER,
    heading_of,
    show_ketens,
    show_parts,
)
from dashboard.shell import open_page
from storage.effectenarena_queries import load_effectenarena

section = st.query_params.get(PART_PARAMETER, "")
kengetal_key = st.query_params.get(KENGETAL_PARAMETER, "") if section == KENGETALLEN else ""
keten_key = "" if section else st.query_params.get(KETEN_PARAMETER, "")
part = part_named(st.query_params.get(FORM_PART_PARAMETER, ""))
titles = {KENGETALLEN: "Kengetallen", SETTINGS: "Instellingen van de effectenarena"}
title = f"Keten: {PART_NAMES[part]}" if keten_key else titles.get(section, "Ketens")
if kengetal_key:
    title = "Kengetal"
listing = open_page(title, step=None, heading=heading_of(keten_key))
slug = listing.initiatief.slug
effectenarena = read(load_effectenarena, slug)
keten = next((one for one in effectenarena.ketens if one.key == keten_key), None)
kengetal = effectenarena.kengetal(kengetal_key)
if keten:
    edit_keten(listing, effectenarena, keten, part_named(PART_NAMES[part], keten))
elif keten_key:
    st.info("Deze keten is er niet meer. Misschien heeft iemand anders hem weggehaald.")
    link_to("ketens", slug, label="Terug naar de ketens")
elif kengetal or kengetal_key == NEW:
    edit_kengetal(slug, effectenarena, kengetal)
else:
    show_parts(slug, section)
    if section == KENGETALLEN:
        show_kengetallen(slug, effectenarena)
    elif section == SETTINGS:
        edit_settings(slug, effectenarena.settings)
    else:
        show_ketens(listing, effectenarena)
