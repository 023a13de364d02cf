"""The table of forms that were begun."""

from sqlalchemy import Index
from sqlmodel import Field

from storage.tables import Table
from storage.tally_tables import AS_ONE_TREE


class BegunFormRow(Table, table=True):
    """That a form of an open meting was begun and not sent yet.

    Nothing but a hash of the form's one-time token, in no order; it goes when the form is sent or
    the meting closes. How many there were is MetingRow.unsent.
    """

    __tablename__ = "begun_form"
    __table_args__ = (Index("ix_begun_form_meting", "initiatief_id", "meting"), AS_ONE_TREE)

    mark: str = Field(primary_key=True)
    initiatief_id: int = Field(foreign_key="initiatief.id")
    meting: str
