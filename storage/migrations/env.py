"""What Alembic runs: the migrations, on the connection and in the transaction it was given."""

from alembic import context

given = context.config.attributes
context.configure(
    connection=given["connection"],
    target_metadata=given.get("metadata"),
    process_revision_directives=given.get("directives"),
    render_item=given.get("render"),
    render_as_batch=True,
    transactional_ddl=False,  # `migrate` has begun the transaction and ends it
)
context.run_migrations()
