"""What the public can find: one row for one findable thing, and one for the object that it is built from."""

from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from search.curation.models import KeptTogether, Promotion, Synonym  # noqa: F401 — where Django looks for models
from search.query_log.models import LoggedQuery  # noqa: F401


class SearchSourceQuerySet(models.QuerySet["SearchSource"]):
    """Reads of sources."""

    def unbuilt(self) -> "SearchSourceQuerySet":
        """Keep what was marked and not built since, in the words of the partial index."""
        return self.filter(~Q(built_version=F("version")))

    def due(self) -> "SearchSourceQuerySet":
        """Keep what has not failed, or waited long enough since."""
        return self.filter(Q(retry_at__isnull=True) | Q(retry_at__lte=timezone.now()))


class SearchSource(models.Model):
    """An object from which entries are built, and how often it was marked.

    Marking raises ``version`` in the editor's own transaction, so work left to do survives a crash; building writes the
    entries and sets ``built_version``. The row outlives its object until its entries have left every index.
    """

    key = models.CharField(max_length=100, unique=True)  # "page:12"; other models "directory.agency:3"
    page_id = models.BigIntegerField(null=True, db_index=True)
    version = models.PositiveBigIntegerField(default=0)
    built_version = models.PositiveBigIntegerField(default=0)
    marked_at = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveIntegerField(default=0)
    """Failed builds since the last success; the worker waits longer after each."""
    retry_at = models.DateTimeField(null=True, blank=True)
    last_error = models.TextField(blank=True, default="")

    objects = SearchSourceQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["marked_at"],
                name="search_source_unbuilt",
                condition=~Q(built_version=F("version")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} ({self.built_version}/{self.version})"

    @staticmethod
    def key_of_page(page_id: int) -> str:
        """Return the key of a page's source, which its entries' keys begin with."""
        return f"page:{page_id}"

    @staticmethod
    def key_of_object(label: str, pk: object) -> str:
        """Return the key of the source of an object that is no page, by its model's label."""
        return f"{label.lower()}:{pk}"


class SearchEntryQuerySet(models.QuerySet["SearchEntry"]):
    """Reads of entries."""

    def public(self) -> "SearchEntryQuerySet":
        """Keep what the public may find at this moment."""
        now = timezone.now()
        return self.filter(
            Q(live_from__isnull=True) | Q(live_from__lte=now),
            Q(expires_at__isnull=True) | Q(expires_at__gt=now),
            is_public=True,
        )

    def unindexed(self) -> "SearchEntryQuerySet":
        """Keep what Elasticsearch has not been told yet."""
        return self.filter(version__gt=F("indexed_version"))


class SearchEntry(models.Model):
    """One findable thing as it is searched, filtered and shown: the truth of what the public can find.

    An entry that is no longer public keeps its row, with ``is_public`` off, until Elasticsearch has forgotten it.
    """

    key = models.CharField(max_length=120, unique=True)
    source = models.ForeignKey(SearchSource, on_delete=models.CASCADE, related_name="entries")
    is_public = models.BooleanField(default=True)
    version = models.PositiveBigIntegerField()
    indexed_version = models.PositiveBigIntegerField(default=0)
    live_from = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField(null=True, blank=True)

    kind = models.CharField(max_length=20)
    language = models.CharField(max_length=10)
    url = models.CharField(max_length=2000)
    title = models.CharField(max_length=255)
    official_title = models.TextField(blank=True, default="")
    other_names = models.JSONField(default=list)
    summary = models.TextField(blank=True, default="")
    body = models.TextField(blank=True, default="")
    attachments = models.TextField(blank=True, default="")
    identifiers = models.JSONField(default=list)
    """Document numbers and codes as written."""
    dated_on = models.DateField(null=True, blank=True)
    facets = models.JSONField(default=dict)
    """``{"co-quan": ["so-y-te"], "linh-vuc": […]}``"""
    parent_key = models.CharField(max_length=120, blank=True, default="")
    is_demonstration = models.BooleanField(default=False)
    weight = models.FloatField(default=1.0)
    stale_on = models.DateField(null=True, blank=True)
    """The day on which it is built anew though nobody saved anything (``SearchDocument.stale_on``)."""

    tokens = SearchVectorField(null=True, editable=False)
    """PostgreSQL's tokens, made by ``search.tokens``; on SQLite they live in an FTS5 table with the same row id."""

    objects = SearchEntryQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["version"],
                name="search_entry_unindexed",
                condition=Q(version__gt=F("indexed_version")),
            ),
            models.Index(
                fields=["is_public", "language", "kind", "-dated_on"],
                name="search_entry_whole",
                condition=Q(parent_key=""),
            ),
            models.Index(
                fields=["expires_at"],
                name="search_entry_expiry",
                condition=Q(expires_at__isnull=False),
            ),
            models.Index(
                fields=["stale_on"],
                name="search_entry_stale",
                condition=Q(stale_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.key


class SearchEntryFacet(models.Model):
    """One facet value of one entry, so that the database engine can filter and count by it."""

    entry = models.ForeignKey(SearchEntry, on_delete=models.CASCADE, related_name="facet_rows")
    facet = models.CharField(max_length=20)
    value = models.CharField(max_length=100)

    class Meta:
        indexes = [models.Index(fields=["facet", "value"], name="search_facet_value")]
        constraints = [models.UniqueConstraint(fields=["entry", "facet", "value"], name="search_facet_once")]

    def __str__(self) -> str:
        return f"{self.facet}={self.value}"
