"""Status: how the installation is doing, and what went wrong."""

import streamlit as st

from dashboard.asking import who_asks
from dashboard.downloading import offer_file
from dashboard.house import link_to
from dashboard.status_fields import (
    list_both,
    make_file,
    show_errors,
    show_numbers,
    show_slow,
    show_standing,
)
from dashboard.watching import how_backups_stand

link_to("beheer", label="Terug naar Beheer")
st.title("Status")
backups = how_backups_stand(who_asks())
show_standing(backups)
show_numbers(backups)
errors, slow = list_both()
show_errors(errors)
show_slow(slow)

st.header("Hulp vragen")
st.write(
    "Kom je er niet uit? Geef dit bestand aan degene die je helpt. Er staat in wat hierboven "
    "staat, en niets over mensen of antwoorden."
)
offer_file("Download de status", make_file, "status.txt", "text/plain", icon=":material/download:")
