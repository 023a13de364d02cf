"""Mensen: who is in this initiatief as what, and how somebody joins."""

import streamlit as st

from dashboard.asking import asker_here
from dashboard.data import read
from dashboard.people_fields import (
    ask_invitation,
    offer_first_account,
    show_pending,
    show_person,
)
from dashboard.shell import open_page
from storage.account_queries import list_people
from storage.commands.invitations import list_invitations
from veranderverhaal.access import Kind

listing = open_page("Mensen", step=None)
slug = listing.initiatief.slug
if asker_here().kind is Kind.HERE:
    offer_first_account()
    st.stop()

left, right = st.columns([3, 2], gap="large")
with left:
    st.header("Wie doet er mee?")
    people = read(list_people, slug)
    if not people:
        st.info("Nog niemand, behalve wie beheerder is. Nodig iemand uit.")
    for person in people:
        show_person(slug, person)
with right, st.container(border=True):
    st.header("Nodig iemand uit")
    ask_invitation(slug)
    show_pending(slug, read(list_invitations, slug))
