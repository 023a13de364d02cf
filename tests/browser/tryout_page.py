"""A page with every widget whose built-in texts we turn Dutch."""

import streamlit as st

st.set_page_config(page_title="Uitproberen", layout="wide")
if st.session_state.pop("breaks", False):
    raise ValueError("a secret of the server")
st.title("Uitproberen")
st.text_input("Naam", key="name")
st.text_input("Wachtwoord", type="password", value="geheim")
st.text_area("Verhaal", "Er was eens", key="story")
with st.form("form"):
    st.text_input("In een formulier", key="in_form")
    st.form_submit_button("Bewaar")
st.file_uploader("Een logo", type=["png", "svg"])
st.file_uploader("Foto's", accept_multiple_files=True, key="photos")
st.selectbox("Kies er een", ["Open", "Upload"], index=None)
st.multiselect("Kies er meer", ["noord", "oost"], key="sides")
st.number_input("Aantal", value=3, min_value=0, max_value=10)
st.date_input("Dag", value="2026-03-14", format="DD-MM-YYYY")
st.time_input("Tijd", value="14:30")
st.feedback("thumbs")
st.markdown("Open")
st.button("Close", help="Zomaar een uitleg")
st.data_editor([{"naam": "a"}, {"naam": "b"}], num_rows="dynamic", key="editor")
st.vega_lite_chart(
    [{"x": 1, "y": 3}, {"x": 2, "y": 4}],
    {"mark": "bar", "encoding": {"x": {"field": "x"}, "y": {"field": "y"}}},
)
st.graphviz_chart("digraph { a -> b }")
st.button("Breek meteen", on_click=st.session_state.update, args=({"breaks": True},))
if st.button("Ga mis"):
    raise ValueError("a secret of the server")
