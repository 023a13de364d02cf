"""Writing. Each command is one short transaction: it checks, writes and bumps the data version."""

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
from storage.commands.shared import EditConflict
from storage.commands.snapshots import keep_snapshot, put_back_snapshot, rename_snapshot
from storage.commands.verbanden import save_verbanden

__all__ = [
    "EditConflict",
    "add_element",
    "add_feit",
    "create_initiatief",
    "import_bundle",
    "keep_snapshot",
    "move_element",
    "move_feit",
    "put_back_element",
    "put_back_feit",
    "put_back_initiatief",
    "put_back_snapshot",
    "remove_element",
    "remove_feit",
    "remove_initiatief",
    "rename_snapshot",
    "save_element",
    "save_feit",
    "save_gesprek_question",
    "save_initiatief",
    "save_logo",
    "save_no_neveneffecten",
    "save_signs",
    "save_story_text",
    "save_verbanden",
]
