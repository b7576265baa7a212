"""How Alembic runs our migrations: on the connection that it is handed, inside the transaction that is open."""

from __future__ import annotations

from alembic import context

from bot.community.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    transactional_ddl=False,  # the transaction is the caller's, so that a start does all of it or nothing
)
context.run_migrations()
