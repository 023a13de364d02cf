"""The frame around every page: its settings, which pages there are, and for whom."""

import streamlit as st

from dashboard.house import PAGES, find_page, make_page
from dashboard.returned import tell_who_returned
from dashboard.rights import meet, require_page_right, say_refused, say_signed_out
from dashboard.saving import show_untold, tell_at_the_top
from dashboard.watching import timed
from storage.asking import NotAllowed

# Always called, and before anything else: until then Streamlit would run pages unguarded.
page = st.navigation([make_page(info.name) for info in PAGES], position="hidden")
st.set_page_config(
    page_title=f"{page.title} · Veranderverhaal", layout="wide", initial_sidebar_state="collapsed"
)
info = find_page(page.url_path)
if not meet(info).is_known:
    say_signed_out(info)
    st.stop()
if not info.is_about_one:  # the others do this as soon as they know which initiatief
    require_page_right()
show_untold()
tell_who_returned()
try:
    with timed(info.name):
        page.run()
    tell_at_the_top()
except NotAllowed:
    say_refused(info)
