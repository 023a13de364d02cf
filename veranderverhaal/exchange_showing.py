"""What may be kept of citaten and choices that come from a file."""

from dataclasses import replace

from veranderverhaal.bundle import Bundle
from veranderverhaal.citaat import MAX_CITATEN, check_citaat
from veranderverhaal.exchange_checks import check_keys, check_number
from veranderverhaal.poster_choice import check_poster_choice
from veranderverhaal.reporting import check_report_choice


def check_showing(bundle: Bundle) -> Bundle:
    """The bundle with its citaten and choices as storage hands them out. Raises NotAccepted.

    The effect of a citaat may be gone since, so it need not be there.
    """
    check_number(bundle.citaten, MAX_CITATEN, "citaten")
    check_keys([one.key for one in bundle.citaten])
    for citaat in bundle.citaten:
        if citaat.effect:
            check_keys([citaat.effect])
    return replace(
        bundle,
        citaten=tuple(check_citaat(one) for one in bundle.citaten),
        poster_choice=check_poster_choice(bundle.poster_choice),
        report_choice=check_report_choice(bundle.report_choice),
    )
