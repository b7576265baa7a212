"""Indices for what is looked up or forgotten by channel, by study and by reader, so that no change reads a table."""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

INDICES = (
    ("ballots", "channel"),
    ("ballots", "closed_at"),
    ("ballots", "study"),
    ("channels", "channel"),
    ("deliveries", "message"),
    ("deliveries", "place"),
    ("finished", "reader"),
    ("finished", "study", "reader"),
    ("note_reports", "reader"),
    ("notes", "channel"),
    ("notes", "study"),
    ("participants", "reader"),
    ("reports", "reader"),
    ("scores", "reader"),
    ("scores", "study", "reader"),
    ("studies", "channel"),
    ("studies", "forum"),
    ("study_questions", "reader"),
    ("votes", "reader"),
)


def upgrade() -> None:
    """Go from the revision before to this one."""
    for table, *columns in INDICES:
        op.create_index(op.f(f"ix_{table}_{columns[0]}"), table, columns, unique=False)


def downgrade() -> None:
    """Go back to the revision before."""
    for table, *columns in INDICES:
        op.drop_index(op.f(f"ix_{table}_{columns[0]}"), table_name=table)
