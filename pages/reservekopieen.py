"""Reservekopieën: how it stands, make one now, take one along, bring one, put one back."""

import streamlit as st

from dashboard.backup_fields import ask_backup, describe_folder, show_standing
from dashboard.backup_jobs import show_job
from dashboard.backup_stored import is_putting_back, show_stored
from dashboard.house import link_to
from dashboard.shell import show_notice

link_to("beheer", label="Terug naar Beheer")
show_notice()
st.title("Reservekopieën")
st.write(
    "Een reservekopie is één bestand met alles: de verhalen, de antwoorden, de citaten, de foto's "
    "en wie er een account heeft. Gaat de computer stuk, dan heb je dat bestand nodig."
)
show_standing()
ask_backup()
if not is_putting_back():
    show_job()
describe_folder()

st.header("Welke zijn er?")
show_stored()
