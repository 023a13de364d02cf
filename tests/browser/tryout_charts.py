"""A page with every kind of chart, drawn as the pages of uitkomsten draw them."""

import streamlit as st

from dashboard.uitkomst_chart import show_chart
from dashboard.uitkomst_width import page_look
from tests.browser.every_chart import every_chart

st.set_page_config(page_title="Grafieken", layout="wide")
st.title("Grafieken")
look = page_look()
for name, spec in every_chart(look).items():
    with st.container(border=True, key=f"card_{name}"):
        st.caption(name)
        show_chart(spec, alt=f"Grafiek {name}", key=f"chart_{name}")
