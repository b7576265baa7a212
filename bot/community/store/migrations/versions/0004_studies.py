"""Studies: their plan, who takes part, who finished what, what is asked."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Go from the revision before to this one."""
    counted = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    op.create_table(
        "studies",
        sa.Column("id", counted, nullable=False),
        sa.Column("server", sa.BigInteger(), nullable=False),
        sa.Column("channel", sa.BigInteger(), nullable=False),
        sa.Column("article", sa.Text(), nullable=False),
        sa.Column("leader", sa.BigInteger(), nullable=False),
        sa.Column("moderator", sa.BigInteger(), nullable=False),
        sa.Column("zone", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("remind", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("mark", sa.Text(), nullable=False),
        sa.Column("message", sa.BigInteger(), nullable=True),
        sa.Column("paused_at", sa.BigInteger(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("ended_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_studies")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("studies", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_studies_server"), ["server", "state"], unique=False)

    op.create_table(
        "study_units",
        sa.Column("id", counted, nullable=False),
        sa.Column("study", counted, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("first", sa.Text(), nullable=False),
        sa.Column("last", sa.Text(), nullable=False),
        sa.Column("opens_at", sa.BigInteger(), nullable=False),
        sa.Column("meets_at", sa.BigInteger(), nullable=False),
        sa.Column("skipped", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.ForeignKeyConstraint(["study"], ["studies.id"], name=op.f("fk_study_units_study"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_study_units")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("study_units", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_study_units_study"), ["study"], unique=False)

    op.create_table(
        "participants",
        sa.Column("study", counted, nullable=False),
        sa.Column("reader", sa.BigInteger(), nullable=False),
        sa.Column("hidden", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("agreed", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("joined_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["study"], ["studies.id"], name=op.f("fk_participants_study"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("study", "reader", name=op.f("pk_participants")),
    )
    op.create_table(
        "finished",
        sa.Column("study", counted, nullable=False),
        sa.Column("unit", counted, nullable=False),
        sa.Column("reader", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["study"], ["studies.id"], name=op.f("fk_finished_study"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["unit"], ["study_units.id"], name=op.f("fk_finished_unit"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("unit", "reader", name=op.f("pk_finished")),
    )
    op.create_table(
        "study_questions",
        sa.Column("id", counted, nullable=False),
        sa.Column("study", counted, nullable=False),
        sa.Column("reader", sa.BigInteger(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["study"], ["studies.id"], name=op.f("fk_study_questions_study"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_study_questions")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("study_questions", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_study_questions_study"), ["study"], unique=False)


def downgrade() -> None:
    """Go back to the revision before."""
    for name in ("study_questions", "finished", "participants", "study_units", "studies"):
        op.drop_table(name)
