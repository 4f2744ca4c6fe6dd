"""The cache: one folder that the site and the search worker share, in development too.

A cache of each process's own served the worker an old host name (measured); a cache table would add queries to pages.
"""

from typing import Any

from .environment import STATE_DIR

CACHES: dict[str, dict[str, Any]] = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": str(STATE_DIR / "cache"),
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    },
}
# What the limits of ratings count (rating.limits), apart, since a flood must not push the pages' own entries out.
CACHES["limits"] = CACHES["default"] | {
    "LOCATION": str(STATE_DIR / "limits"),
    "OPTIONS": {"MAX_ENTRIES": 20_000},
}
# Of systems that send figures (quality.giving.limits): wrong tokens must not push the limits of ratings out.
CACHES["guesses"] = CACHES["limits"] | {"LOCATION": str(STATE_DIR / "guesses")}
# Permits to comment that were used (rating.limits): one that is pushed out would work again.
CACHES["permits"] = CACHES["limits"] | {"LOCATION": str(STATE_DIR / "permits")}
CACHES["renditions"] = CACHES["default"] | {
    "KEY_PREFIX": "renditions",
    "TIMEOUT": 86_400,
}
