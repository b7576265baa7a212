"""What can go wrong with the store.

* StoreError                its text may be shown to whoever asked, or to the operator, as it stands
  - StoreAddressError       the URL names no database that we know
  - StoreUnavailableError   it cannot be reached, read or written just now; nothing was changed
  - NewerStoreError         a later version of the program has made it
"""

from __future__ import annotations


class StoreError(Exception):
    """The store cannot do what was asked; the text says why, and what to do next."""

    @property
    def for_operator(self) -> str:
        """Return what to say to whoever starts the program."""
        return str(self)


class StoreAddressError(StoreError):
    """The URL names no database that we know."""


class StoreUnavailableError(StoreError):
    """The database cannot be reached, read or written just now; nothing was changed."""

    def __init__(self, reason: str) -> None:
        """Take what the database said, which is for the operator."""
        self.reason = reason
        super().__init__(
            "I cannot save or look up anything just now, because my database does not answer. Nothing was changed: "
            "reading goes on, try this again in a minute."
        )

    @property
    def for_operator(self) -> str:
        """Return what the database said."""
        return f"The store cannot be used ({self.reason}): mend that, or name another store."


class NewerStoreError(StoreError):
    """A later version of the program has made this database."""

    def __init__(self, found: str) -> None:
        super().__init__(
            f"The database was made by a later version of Pullquote (its schema is {found}): install that version "
            "again, or restore the backup that was taken before the update."
        )
