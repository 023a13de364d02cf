"""Logboek: who changed what and when."""

import streamlit as st

from dashboard.log_view import show_log
from dashboard.shell import open_page

listing = open_page("Logboek", step=None)
st.write(
    "Wie veranderde wat, en wanneer? Het nieuwste staat bovenaan. Antwoorden van mensen en de "
    "woorden van citaten staan hier niet in."
)
show_log(listing.initiatief.slug)
