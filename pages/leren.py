"""Leren: side effects, tensions and lessons, and from a lesson a new version of the story."""

import streamlit as st

from dashboard.asking import may_here
from dashboard.data import read
from dashboard.house import link_to
from dashboard.lesson_apply import show_apply
from dashboard.lesson_fields import edit_lesson
from dashboard.lesson_list import (
    APPLY_PARAMETER,
    LESSON_PARAMETER,
    NEW,
    show_lessons,
)
from dashboard.shell import open_page
from storage.duiding_queries import list_lessons
from veranderverhaal.access import Right
from veranderverhaal.progress import Step

editing = st.query_params.get(LESSON_PARAMETER, "")
applying = st.query_params.get(APPLY_PARAMETER, "")
title = "Het verhaal aanpassen" if applying else "Wat jullie leerden" if editing else "Leren"
listing = open_page(title, step=Step.DUIDEN)
slug = listing.initiatief.slug
if not (editing or applying) or not may_here(Right.EDIT):
    show_lessons(listing)
    st.stop()

lesson = next((one for one in read(list_lessons, slug) if one.key in (applying, editing)), None)
if lesson is None and editing != NEW:
    st.info("Dit is er niet meer. Misschien heeft iemand anders het weggehaald.")
    link_to("leren", slug, label="Terug naar Leren")
elif lesson and applying:
    show_apply(listing, lesson)
else:
    edit_lesson(listing, lesson)
