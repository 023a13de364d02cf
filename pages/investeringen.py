"""Investeringen: what everyone puts in, in words and in euros, and what it costs per year."""

import streamlit as st

from dashboard.data import read
from dashboard.house import link_to
from dashboard.investering_fields import NEW, edit_investering
from dashboard.investering_list import INVESTERING_PARAMETER, WHO_PARAMETER, show_investeringen
from dashboard.shell import open_page
from storage.effectenarena_queries import load_effectenarena

key = st.query_params.get(INVESTERING_PARAMETER, "")
listing = open_page("Investering" if key else "Investeringen", step=None)
slug = listing.initiatief.slug
effectenarena = read(load_effectenarena, slug)
found = next((one for one in effectenarena.investeringen if one.key == key), None)
if not key:
    show_investeringen(listing, effectenarena)
elif found or key == NEW:
    who = st.query_params.get(WHO_PARAMETER, "")
    known = {one.key for one in effectenarena.investeerders}
    edit_investering(listing, effectenarena, found, who if who in known else "")
else:
    st.info("Deze investering is er niet meer. Misschien heeft iemand anders die weggehaald.")
    link_to("investeringen", slug, label="Terug naar de investeringen")
