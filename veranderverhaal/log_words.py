"""The log in Dutch: what was done, to what, and what it was and became."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from veranderverhaal.log_entry import FieldChange, LogEntry
from veranderverhaal.log_fields import field_words, value_words
from veranderverhaal.retention import RETENTIONS

STORY, MEASURING, FORMS = "het verhaal", "meten", "formulieren"
FILLED_IN, RESULTS, SHOWING = "tellingen en citaten", "uitkomsten", "laten zien"
DUIDING = "duiden"
EUROS = "effectenarena en geld"
WHOLE, PEOPLE, KEPT = "het initiatief", "mensen", "privacy"
KINDS = (
    *(STORY, MEASURING, FORMS, FILLED_IN, RESULTS, DUIDING, SHOWING),
    *(EUROS, WHOLE, PEOPLE, KEPT),
)
SOMEBODY = "iemand"
KEPT_KINDS = {kind.value: retention.what for kind, retention in RETENTIONS.items()}
LAYER_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "doelgroep": "doelgroep",
        "aanpak": "aanpak",
        "direct_effect": "effect",
        "indirect_effect": "effect",
        "neveneffect": "neveneffect",
    }
)
# Of each action: the kind to choose by, and what who did it did. The subject comes after it, or
# at … in it.
ACTIONS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "add_bijeenkomst": (DUIDING, "bereidde een bijeenkomst voor:"),
        "save_bijeenkomst": (DUIDING, "veranderde de bijeenkomst"),
        "remove_bijeenkomst": (DUIDING, "haalde een bijeenkomst weg:"),
        "put_back_bijeenkomst": (DUIDING, "zette een bijeenkomst terug:"),
        "start_bijeenkomst": (DUIDING, "begon de bijeenkomst"),
        "end_bijeenkomst": (DUIDING, "sloot de bijeenkomst"),
        "save_duiding": (DUIDING, "schreef op wat er gezegd werd bij"),
        "add_afspraak": (DUIDING, "maakte een afspraak:"),
        "note_afspraak": (DUIDING, "maakte een afspraak:"),
        "save_afspraak": (DUIDING, "veranderde de afspraak"),
        "settle_afspraak": (DUIDING, "schreef op wat er werd van de afspraak"),
        "remove_afspraak": (DUIDING, "haalde een afspraak weg:"),
        "put_back_afspraak": (DUIDING, "zette een afspraak terug:"),
        "add_interview": (DUIDING, "voegde een interview toe:"),
        "save_interview": (DUIDING, "veranderde het interview"),
        "remove_interview": (DUIDING, "haalde een interview weg:"),
        "set_numbers_aside": (DUIDING, "schreef op waarom twee getallen mogen verschillen"),
        "bring_numbers_back": (DUIDING, "laat weer zien dat twee getallen verschillen"),
        "save_statement": (DUIDING, "schreef een uitspraak op bij het interview"),
        "remove_statement": (DUIDING, "haalde een uitspraak weg bij het interview"),
        "put_back_interview": (DUIDING, "zette een interview terug:"),
        "save_source_cell": (DUIDING, "vulde de bronnenmatrix in bij"),
        "add_story_round": (DUIDING, "begon een ronde om een verhaal te kiezen:"),
        "save_story_round": (DUIDING, "veranderde de ronde"),
        "remove_story_round": (DUIDING, "haalde een ronde weg:"),
        "put_back_story_round": (DUIDING, "zette een ronde terug:"),
        "add_lesson": (DUIDING, "schreef op:"),
        "save_lesson": (DUIDING, "veranderde"),
        "remove_lesson": (DUIDING, "haalde weg:"),
        "put_back_lesson": (DUIDING, "zette terug:"),
        "apply_lesson": (DUIDING, "veranderde het verhaal door wat er geleerd is:"),
        "add_milestone": (DUIDING, "zette op de tijdlijn:"),
        "save_milestone": (DUIDING, "veranderde op de tijdlijn"),
        "remove_milestone": (DUIDING, "haalde van de tijdlijn:"),
        "put_back_milestone": (DUIDING, "zette terug op de tijdlijn:"),
        "create_initiatief": (WHOLE, "maakte het initiatief …"),
        "import_bundle": (WHOLE, "laadde het initiatief … uit een bestand"),
        "save_initiatief": (WHOLE, "veranderde de gegevens van het initiatief"),
        "save_logo": (WHOLE, "veranderde het logo"),
        "remove_initiatief": (WHOLE, "haalde het initiatief … weg"),
        "put_back_initiatief": (WHOLE, "zette het initiatief … terug"),
        "save_story_text": (STORY, "veranderde het verhaal"),
        "save_no_neveneffecten": (STORY, "gaf aan of er neveneffecten zijn"),
        "add_element": (STORY, "voegde toe:"),
        "save_element": (STORY, "veranderde"),
        "save_signs": (STORY, "veranderde waaraan je het merkt bij"),
        "move_element": (STORY, "verplaatste"),
        "remove_element": (STORY, "haalde weg:"),
        "put_back_element": (STORY, "zette terug:"),
        "save_verbanden": (STORY, "veranderde verbanden:"),
        "add_feit": (STORY, "voegde een feit toe:"),
        "save_feit": (STORY, "veranderde het feit"),
        "move_feit": (STORY, "verplaatste het feit"),
        "remove_feit": (STORY, "haalde een feit weg:"),
        "put_back_feit": (STORY, "zette een feit terug:"),
        "keep_snapshot": (STORY, "bewaarde een versie:"),
        "rename_snapshot": (STORY, "gaf een versie een andere naam:"),
        "put_back_snapshot": (STORY, "zette een versie terug; de vorige is bewaard als"),
        "add_indicator": (MEASURING, "voegde een indicator toe:"),
        "save_indicator": (MEASURING, "veranderde de indicator"),
        "remove_indicator": (MEASURING, "haalde een indicator weg:"),
        "put_back_indicator": (MEASURING, "zette een indicator terug:"),
        "add_vragenlijst": (MEASURING, "maakte een vragenlijst:"),
        "save_vragenlijst": (MEASURING, "veranderde de vragenlijst"),
        "remove_vragenlijst": (MEASURING, "haalde een vragenlijst weg:"),
        "put_back_vragenlijst": (MEASURING, "zette een vragenlijst terug:"),
        "add_meting": (MEASURING, "voegde een meting toe:"),
        "save_meting": (MEASURING, "veranderde de meting"),
        "set_meting_state": (MEASURING, "opende of sloot de meting"),
        "remove_meting": (MEASURING, "haalde een meting weg:"),
        "put_back_meting": (MEASURING, "zette een meting terug:"),
        "keep_typed_response": (FORMS, "typte een formulier:"),
        "mark_checked": (FORMS, "keek een formulier na:"),
        "blank_words": (FORMS, "haalde een naam of een nummer uit een open antwoord"),
        "withdraw_response": (FORMS, "trok een formulier in:"),
        "put_back_response": (FORMS, "zette een formulier terug:"),
        "import_responses": (FORMS, "laadde antwoorden uit een bestand:"),
        "undo_import": (FORMS, "haalde de antwoorden van een bestand weg:"),
        "add_telling": (FILLED_IN, "voegde een telling toe:"),
        "save_telling": (FILLED_IN, "veranderde de telling"),
        "remove_telling": (FILLED_IN, "haalde een telling weg:"),
        "put_back_telling": (FILLED_IN, "zette een telling terug:"),
        "add_count": (FILLED_IN, "telde bij"),
        "remove_count": (FILLED_IN, "haalde een aantal weg bij"),
        "add_citaat": (FILLED_IN, "voegde een citaat toe"),
        "save_citaat": (FILLED_IN, "veranderde een citaat"),
        "remove_citaat": (FILLED_IN, "haalde een citaat weg"),
        "put_back_citaat": (FILLED_IN, "zette een citaat terug"),
        "make_consent_link": (FILLED_IN, "maakte een link om toestemming te vragen"),
        "record_consent": (FILLED_IN, "schreef op wat iemand op papier goed vond"),
        "withdraw_consent": (FILLED_IN, "trok de toestemming voor een citaat in"),
        "agree_by_token": (FILLED_IN, "gaf zelf toestemming"),
        "withdraw_by_token": (FILLED_IN, "trok de eigen toestemming in, of zei nee"),
        "set_norm": (RESULTS, "bepaalde wanneer jullie tevreden zijn"),
        "remove_norm": (RESULTS, "haalde weg wanneer jullie tevreden zijn"),
        "add_figure": (RESULTS, "voegde een buurtcijfer toe:"),
        "add_figures": (RESULTS, "voegde buurtcijfers toe:"),
        "change_figure": (RESULTS, "veranderde het buurtcijfer"),
        "remove_figure": (RESULTS, "haalde een buurtcijfer weg:"),
        "put_back_figure": (RESULTS, "zette een buurtcijfer terug:"),
        "add_theme": (RESULTS, "voegde een thema toe:"),
        "rename_theme": (RESULTS, "gaf een thema een andere naam:"),
        "remove_theme": (RESULTS, "haalde een thema weg:"),
        "put_back_theme": (RESULTS, "zette een thema terug:"),
        "mark_theme": (RESULTS, "koos bij een open antwoord het thema"),
        "save_poster_choice": (SHOWING, "veranderde wat op de poster staat"),
        "save_report_choice": (SHOWING, "veranderde wat in het rapport staat"),
        "save_shared_page": (SHOWING, "veranderde de openbare pagina"),
        "close_shared_page": (SHOWING, "sloot de openbare pagina"),
        "share_presentation": (SHOWING, "deelde een presentatie zonder inloggen, tot morgen:"),
        "save_effectenarena_settings": (EUROS, "veranderde de instellingen van de effectenarena"),
        "add_investeerder": (EUROS, "voegde een investeerder toe:"),
        "save_investeerder": (EUROS, "veranderde de investeerder"),
        "remove_investeerder": (EUROS, "haalde een investeerder weg:"),
        "put_back_investeerder": (EUROS, "zette een investeerder terug:"),
        "add_investering": (EUROS, "voegde een investering toe:"),
        "save_investering": (EUROS, "veranderde de investering"),
        "remove_investering": (EUROS, "haalde een investering weg:"),
        "put_back_investering": (EUROS, "zette een investering terug:"),
        "add_incasseerder": (EUROS, "voegde een incasseerder toe:"),
        "save_incasseerder": (EUROS, "veranderde de incasseerder"),
        "remove_incasseerder": (EUROS, "haalde een incasseerder weg:"),
        "put_back_incasseerder": (EUROS, "zette een incasseerder terug:"),
        "add_keten": (EUROS, "voegde een keten toe:"),
        "save_keten": (EUROS, "veranderde de keten"),
        "remove_keten": (EUROS, "haalde een keten weg:"),
        "put_back_keten": (EUROS, "zette een keten terug:"),
        "add_kengetal": (EUROS, "voegde een kengetal toe:"),
        "save_kengetal": (EUROS, "veranderde het kengetal"),
        "remove_kengetal": (EUROS, "haalde een kengetal weg:"),
        "put_back_kengetal": (EUROS, "zette een kengetal terug:"),
        "add_known_total": (EUROS, "voegde bekende totalen toe:"),
        "save_known_total": (EUROS, "veranderde de bekende totalen"),
        "remove_known_total": (EUROS, "haalde bekende totalen weg:"),
        "put_back_known_total": (EUROS, "zette bekende totalen terug:"),
        "add_income_line": (EUROS, "voegde inkomsten toe:"),
        "save_income_line": (EUROS, "veranderde de inkomsten van"),
        "remove_income_line": (EUROS, "haalde inkomsten weg:"),
        "put_back_income_line": (EUROS, "zette inkomsten terug:"),
        "create_first_account": (PEOPLE, "maakte het eerste account"),
        "add_account": (PEOPLE, "maakte een account:"),
        "close_account": (PEOPLE, "sloot het account van"),
        "open_account": (PEOPLE, "opende het account van … weer"),
        "remove_account": (PEOPLE, "wiste het account van"),
        "set_administrator": (PEOPLE, "bepaalde wie beheerder is:"),
        "make_administrator": (PEOPLE, "maakte … beheerder"),
        "unmake_administrator": (PEOPLE, "maakte dat … geen beheerder meer is"),
        "save_name": (PEOPLE, "veranderde de eigen naam"),
        "invite": (PEOPLE, "nodigde iemand uit als"),
        "withdraw_invitation": (PEOPLE, "trok een uitnodiging als … in"),
        "accept_invitation": (PEOPLE, "nam een uitnodiging aan als"),
        "join_with_invitation": (PEOPLE, "nam een uitnodiging aan als"),
        "set_role": (PEOPLE, "veranderde de rol van"),
        "remove_member": (PEOPLE, "haalde … uit het initiatief"),
        "make_reset": (PEOPLE, "maakte een link voor een nieuw wachtwoord van"),
        "use_reset": (PEOPLE, "koos een nieuw wachtwoord met een link"),
        "change_password": (PEOPLE, "veranderde het eigen wachtwoord"),
        "sign_in": (PEOPLE, "logde in"),
        "sign_in_with_provider": (PEOPLE, "logde in"),
        "sign_out_everywhere": (PEOPLE, "logde overal uit:"),
        "end_session": (PEOPLE, "logde een ander apparaat uit:"),
        "lock_tablet": (FORMS, "zette een tablet in de invoerstand"),
        "unlock_tablet": (FORMS, "haalde een tablet uit de invoerstand"),
        "end_locks": (FORMS, "haalde deze computer uit de invoerstand"),
        "wrong_pins": (FORMS, "kreeg te vaak een verkeerde pincode"),
        "refuse_pin": (FORMS, "kreeg te vaak een verkeerde pincode"),
        "save_privacy": (KEPT, "veranderde de afspraken over privacy"),
        "mark_paper_gone": (KEPT, "vernietigde de papieren formulieren van"),
        "withdraw_form": (KEPT, "trok een formulier in:"),
        "withdraw_by_code": (KEPT, "trok in wat er van één mens bewaard is"),
        "initiatief_erased": (KEPT, "wiste het initiatief"),
        "kept_of_code": (KEPT, "zocht op wat er van één mens bewaard is"),
        "tidy": (KEPT, "wiste wat lang genoeg bewaard is"),
        "restore_backup": (KEPT, "zette de reservekopie terug van"),
        "download_backup": (KEPT, "nam een reservekopie mee:"),
        "bring_backup": (KEPT, "bracht een reservekopie terug:"),
    }
)


def quoted(title: str) -> str:
    """A title between quotes, "" for none."""
    return f"‘{title}’" if title else ""


def kind_of(action: str) -> str:
    """What an action is about, to choose by."""
    return ACTIONS[action][0] if action in ACTIONS else WHOLE


def actions_of(kind: str) -> tuple[str, ...]:
    """The actions that are about something."""
    return tuple(action for action, (about, _) in ACTIONS.items() if about == kind)


def say_action(entry: LogEntry) -> str:
    """What was done to what, as it follows the name of who did it."""
    words = ACTIONS[entry.action][1] if entry.action in ACTIONS else entry.action
    if "…" in words:
        return " ".join(words.replace("…", entry.subject).split())
    return (
        f"{words} {entry.subject}".strip()
        if entry.subject
        else words.rstrip(":").removesuffix(" als")
    )


def say_changes(changes: Iterable[FieldChange]) -> tuple[str, ...]:
    """What each field was and became."""
    return tuple(map(_say_change, changes))


def say_entry(entry: LogEntry) -> str:
    """The whole change in one line, without who and when."""
    action = say_action(entry)
    told = "; ".join(say_changes(entry.changes))
    return f"{action}: {told}" if told else action


def _say_change(change: FieldChange) -> str:
    if change.field in KEPT_KINDS:
        return f"{KEPT_KINDS[change.field]}: {change.after}"
    words = field_words(change.field)
    before = quoted(value_words(change.field, change.before))
    after = quoted(value_words(change.field, change.after))
    if before and after:
        return f"{words} was {before}, werd {after}"
    if after:
        return f"{words} werd {after}"
    return f"{words} was {before}, is nu leeg" if before else f"{words} veranderd"
