"""Polls, and the votes in those that are open."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go from the revision before to this one."""
    counted = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "ballots",
        sa.Column("id", counted, nullable=False),
        sa.Column("server", sa.BigInteger(), nullable=False),
        sa.Column("channel", sa.BigInteger(), nullable=False),
        sa.Column("study", counted, nullable=True),
        sa.Column("asker", sa.BigInteger(), nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("entry", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("message", sa.BigInteger(), nullable=True),
        sa.Column("again_of", counted, nullable=True),
        sa.Column("counts", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("closed_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["study"], ["studies.id"], name=op.f("fk_ballots_study"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ballots")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("ballots", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_ballots_server"), ["server", "state"], unique=False)

    op.create_table(
        "votes",
        sa.Column("ballot", counted, nullable=False),
        sa.Column("reader", sa.BigInteger(), nullable=False),
        sa.Column("choice", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["ballot"], ["ballots.id"], name=op.f("fk_votes_ballot"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("ballot", "reader", name=op.f("pk_votes")),
    )


def downgrade() -> None:
    """Go back to the revision before."""
    for name in ("votes", "ballots"):
        op.drop_table(name)
