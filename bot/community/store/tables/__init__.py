"""The tables, each beside its kin; whoever needs all of them finds them in `metadata`."""

from bot.community.store.tables.ballots import ballots, votes
from bot.community.store.tables.deliveries import deliveries, schedules
from bot.community.store.tables.excerpts import excerpts, reports, series
from bot.community.store.tables.notes import highlights, note_reports, notes, preferences
from bot.community.store.tables.reading import decks, excerpts_read, readers
from bot.community.store.tables.servers import audit, channels, hidden_quotes, servers
from bot.community.store.tables.shared import metadata
from bot.community.store.tables.studies import finished, participants, scores, studies, study_questions, study_units

__all__ = [
    "audit",
    "ballots",
    "channels",
    "decks",
    "deliveries",
    "excerpts",
    "excerpts_read",
    "finished",
    "hidden_quotes",
    "highlights",
    "metadata",
    "note_reports",
    "notes",
    "participants",
    "preferences",
    "readers",
    "reports",
    "schedules",
    "scores",
    "series",
    "servers",
    "studies",
    "study_questions",
    "study_units",
    "votes",
]
