"""Scores of quizzes on units, and when a leader set the mark.

For some days the program made these together with studies, so that a store of 0005 may have them.
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go from the revision before to this one."""
    if "scores" in sa.inspect(op.get_bind()).get_table_names():
        return
    counted = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.add_column("studies", sa.Column("marked_at", sa.BigInteger(), nullable=True))
    for name in ("quiz_right", "quiz_asked", "quiz_readers"):
        op.add_column("study_units", sa.Column(name, sa.Integer(), server_default="0", nullable=False))
    op.create_table(
        "scores",
        sa.Column("study", counted, nullable=False),
        sa.Column("unit", counted, nullable=False),
        sa.Column("reader", sa.BigInteger(), nullable=False),
        sa.Column("correct", sa.Integer(), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("counted", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["study"], ["studies.id"], name=op.f("fk_scores_study"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["unit"], ["study_units.id"], name=op.f("fk_scores_unit"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("unit", "reader", name=op.f("pk_scores")),
    )


def downgrade() -> None:
    """Go back to the revision before."""
    op.drop_table("scores")
    for name in ("quiz_readers", "quiz_asked", "quiz_right"):
        op.drop_column("study_units", name)
    op.drop_column("studies", "marked_at")
