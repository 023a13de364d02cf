"""Who allows less than before is not shown as before, whichever of the two is read last."""

from dataclasses import replace
from datetime import date

import pytest

from veranderverhaal.citaat import Citaat, Naming, Purpose, shown_mark
from veranderverhaal.consent import Consent, ConsentState, agree, consent_state, narrow_consent

TODAY = date(2026, 11, 21)
ASKED = Citaat(
    "said", "Ik ken nu mijn buren.", photo="ab" * 16, photo_words="Een bank", role="bewoner"
)
WIDE = Consent(
    (Purpose.REPORT, Purpose.POSTER), TODAY, date(2028, 1, 1), Naming.REAL, "Harmke Visser"
)
NARROW = Consent((Purpose.REPORT,), TODAY, date(2027, 1, 1), Naming.NONE, photo=False)


def agreed(consent: Consent) -> Citaat:
    return agree(ASKED, consent, TODAY)


@pytest.mark.parametrize(("kept", "now"), [(WIDE, NARROW), (NARROW, WIDE)])
def test_of_what_each_allows_the_least_holds(kept: Consent, now: Consent) -> None:
    both = narrow_consent(agreed(kept), agreed(now))
    assert both.purposes == (Purpose.REPORT,)
    assert both.until == date(2027, 1, 1)
    assert (both.naming, both.speaker, both.photo) == (Naming.NONE, "", "")
    assert consent_state(both, TODAY) is ConsentState.AGREED


@pytest.mark.parametrize(
    "now",
    [
        replace(agreed(NARROW), text="Andere woorden."),
        replace(ASKED, agreed_on=None),
        agreed(replace(WIDE, purposes=(Purpose.WEBSITE,))),
    ],
)
def test_where_nobody_knows_what_was_agreed_to_it_is_asked_again(now: Citaat) -> None:
    kept = agreed(replace(WIDE, purposes=(Purpose.POSTER,)))
    assert consent_state(narrow_consent(kept, now), TODAY) is ConsentState.NOT_ASKED


def test_what_is_the_same_or_never_agreed_to_stays_as_it_was() -> None:
    kept = agreed(WIDE)
    assert narrow_consent(kept, replace(kept, speaker="Een tikfout")) == kept
    assert narrow_consent(ASKED, kept) == ASKED


def test_words_that_changed_since_somebody_agreed_do_not_count_as_agreed_to() -> None:
    changed = replace(agreed(WIDE), text="Bijgewerkt.")
    narrow = narrow_consent(changed, agreed(NARROW))
    assert narrow.agreed_mark != shown_mark(narrow)
