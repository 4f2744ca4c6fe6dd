"""Where the database engine keeps its tokens: an FTS5 table on SQLite, a GIN index on PostgreSQL."""

from django.db import migrations

SQLITE = (
    """
    CREATE VIRTUAL TABLE search_entry_tokens USING fts5(
        title, body, title_pairs, body_pairs, identifiers,
        tokenize = "unicode61 remove_diacritics 0 tokenchars '_'"
    )
    """,
    "CREATE VIRTUAL TABLE search_entry_vocabulary USING fts5vocab(search_entry_tokens, row)",
)
SQLITE_BACKWARDS = ("DROP TABLE search_entry_vocabulary", "DROP TABLE search_entry_tokens")
POSTGRESQL = ("CREATE INDEX search_entry_tokens ON search_searchentry USING gin (tokens) WITH (fastupdate = off)",)
POSTGRESQL_BACKWARDS = ("DROP INDEX search_entry_tokens",)


def forwards(apps, schema_editor):
    run(schema_editor, {"sqlite": SQLITE, "postgresql": POSTGRESQL})


def backwards(apps, schema_editor):
    run(schema_editor, {"sqlite": SQLITE_BACKWARDS, "postgresql": POSTGRESQL_BACKWARDS})


def run(schema_editor, statements):
    for statement in statements.get(schema_editor.connection.vendor, ()):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
