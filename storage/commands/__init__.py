"""Writing. Each command is one short transaction: it checks, writes and bumps the data version.

Only the commands about presentations do not: what a beamer shows is no data of an initiatief.
"""

from storage.commands.bundles import import_bundle
from storage.commands.elements import (
    add_element,
    move_element,
    put_back_element,
    remove_element,
    save_element,
    save_signs,
)
from storage.commands.feiten import (
    add_feit,
    move_feit,
    put_back_feit,
    remove_feit,
    save_feit,
)
from storage.commands.imports import import_responses, remember_columns, undo_import
from storage.commands.indicatoren import (
    add_indicator,
    put_back_indicator,
    remove_indicator,
    save_indicator,
)
from storage.commands.initiatieven import (
    create_initiatief,
    put_back_initiatief,
    remove_initiatief,
    save_gesprek_question,
    save_initiatief,
    save_logo,
    save_no_neveneffecten,
    save_story_text,
)
from storage.commands.metingen import (
    add_meting,
    put_back_meting,
    remove_meting,
    save_meting,
    set_meting_state,
)
from storage.commands.presentations import start_presentation, steer_presentation
from storage.commands.responses import (
    keep_responses,
    mark_checked,
    put_back_response,
    withdraw_response,
)
from storage.commands.shared import EditConflict
from storage.commands.showing import (
    add_citaat,
    close_shared_page,
    put_back_citaat,
    remove_citaat,
    save_citaat,
    save_poster_choice,
    save_report_choice,
    save_shared_page,
)
from storage.commands.snapshots import keep_snapshot, put_back_snapshot, rename_snapshot
from storage.commands.tellingen import (
    add_count,
    add_telling,
    put_back_telling,
    remove_count,
    remove_telling,
    save_telling,
)
from storage.commands.typed_forms import keep_typed_response
from storage.commands.uitkomsten import (
    add_figure,
    add_figures,
    add_theme,
    change_figure,
    mark_theme,
    put_back_figure,
    put_back_theme,
    remove_figure,
    remove_norm,
    remove_theme,
    rename_theme,
    set_norm,
)
from storage.commands.verbanden import save_verbanden
from storage.commands.vragenlijsten import (
    add_vragenlijst,
    put_back_vragenlijst,
    remove_vragenlijst,
    save_vragenlijst,
)

__all__ = [
    "EditConflict",
    "add_citaat",
    "add_count",
    "add_element",
    "add_feit",
    "add_figure",
    "add_figures",
    "add_indicator",
    "add_meting",
    "add_telling",
    "add_theme",
    "add_vragenlijst",
    "change_figure",
    "close_shared_page",
    "create_initiatief",
    "import_bundle",
    "import_responses",
    "keep_responses",
    "keep_snapshot",
    "keep_typed_response",
    "mark_checked",
    "mark_theme",
    "move_element",
    "move_feit",
    "put_back_citaat",
    "put_back_element",
    "put_back_feit",
    "put_back_figure",
    "put_back_indicator",
    "put_back_initiatief",
    "put_back_meting",
    "put_back_response",
    "put_back_snapshot",
    "put_back_telling",
    "put_back_theme",
    "put_back_vragenlijst",
    "remember_columns",
    "remove_citaat",
    "remove_count",
    "remove_element",
    "remove_feit",
    "remove_figure",
    "remove_indicator",
    "remove_initiatief",
    "remove_meting",
    "remove_norm",
    "remove_telling",
    "remove_theme",
    "remove_vragenlijst",
    "rename_snapshot",
    "rename_theme",
    "save_citaat",
    "save_element",
    "save_feit",
    "save_gesprek_question",
    "save_indicator",
    "save_initiatief",
    "save_logo",
    "save_meting",
    "save_no_neveneffecten",
    "save_poster_choice",
    "save_report_choice",
    "save_shared_page",
    "save_signs",
    "save_story_text",
    "save_telling",
    "save_verbanden",
    "save_vragenlijst",
    "set_meting_state",
    "set_norm",
    "start_presentation",
    "steer_presentation",
    "undo_import",
    "withdraw_response",
]
