"""Meetings of studies in the events of their servers."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go from the revision before to this one."""
    op.add_column("studies", sa.Column("events", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("study_units", sa.Column("event", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    """Go back to the revision before."""
    op.drop_column("study_units", "event")
    op.drop_column("studies", "events")
