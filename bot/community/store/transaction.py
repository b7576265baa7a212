"""One transaction, and what can be read and changed in it."""

from __future__ import annotations

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.community.store.audit import Audit
from bot.community.store.ballots import BallotRecords
from bot.community.store.deliveries import DeliveryRecords
from bot.community.store.excerpts import ExcerptRecords
from bot.community.store.holding import hold
from bot.community.store.notes import NoteRecords
from bot.community.store.privacy import PrivacyRecords
from bot.community.store.reading import Reading
from bot.community.store.schedules import ScheduleRecords
from bot.community.store.servers import ServerRecords
from bot.community.store.studies import StudyRecords


class Transaction:
    """Everything that is done in one holds, or none of it."""

    def __init__(self, connection: AsyncConnection) -> None:
        self.connection = connection
        self.audit = Audit(connection)
        self.ballots = BallotRecords(connection)
        self.deliveries = DeliveryRecords(connection)
        self.excerpts = ExcerptRecords(connection)
        self.notes = NoteRecords(connection)
        self.privacy = PrivacyRecords(connection)
        self.reading = Reading(connection)
        self.schedules = ScheduleRecords(connection)
        self.servers = ServerRecords(connection)
        self.studies = StudyRecords(connection)

    async def hold(self, what: str, number: int) -> None:
        """Have everybody else who holds the same wait until this transaction, which writes, ends."""
        await hold(self.connection, what, number)
