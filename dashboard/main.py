"""The frame around every page: its settings, and which pages there are."""

import streamlit as st

from dashboard.house import PAGES, make_page

# Always called, and before anything else: until then Streamlit would run pages unguarded.
page = st.navigation([make_page(info.name) for info in PAGES], position="hidden")
st.set_page_config(
    page_title=f"{page.title} · Veranderverhaal", layout="wide", initial_sidebar_state="collapsed"
)
page.run()
