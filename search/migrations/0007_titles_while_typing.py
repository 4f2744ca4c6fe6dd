"""Keeps titles of whole things by themselves, for somebody who is still typing: FTS5 on SQLite, a table on PostgreSQL.

What can be found already is filled in: from code, as tokens are, since no database cuts Vietnamese words as we do.
"""

from django.db import migrations

from search.engines.database.titles import write_titles

SQLITE = (
    """
    CREATE VIRTUAL TABLE search_entry_titles USING fts5(
        title, official_title, facts, prefix = '1 2 3',
        tokenize = "unicode61 remove_diacritics 0 tokenchars '_'"
    )
    """,
)
POSTGRESQL = (
    """
    CREATE TABLE search_entry_titles (
        id bigint PRIMARY KEY, length integer NOT NULL, language varchar(10) NOT NULL, forms tsvector NOT NULL
    )
    """,
    "CREATE INDEX search_entry_titles_forms ON search_entry_titles USING gin (forms)",
    "CREATE INDEX search_entry_titles_shortest ON search_entry_titles (length, id)",
)
BACKWARDS = ("DROP TABLE search_entry_titles",)
AT_ONCE = 500


def forwards(apps, schema_editor):
    run(schema_editor, {"sqlite": SQLITE, "postgresql": POSTGRESQL})
    columns = ("pk", "is_public", "parent_key", "language", "title", "official_title", "identifiers")
    whole = apps.get_model("search", "SearchEntry").objects.filter(is_public=True, parent_key="").only(*columns)
    some = []
    for entry in whole.iterator(chunk_size=AT_ONCE):
        some.append(entry)
        if len(some) == AT_ONCE:
            write_titles(some)
            some = []
    write_titles(some)


def backwards(apps, schema_editor):
    run(schema_editor, {"sqlite": BACKWARDS, "postgresql": BACKWARDS})


def run(schema_editor, statements):
    for statement in statements.get(schema_editor.connection.vendor, ()):
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("search", "0006_curation_and_query_log")]
    operations = [migrations.RunPython(forwards, backwards)]
