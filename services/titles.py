"""Short titles of procedures, whose official names have up to 1,094 characters."""

LONGEST_TITLE = 150


def short_title(name: str) -> str:
    """Return the official name on one line, with a capital, cut behind a word where longer than ``LONGEST_TITLE``."""
    title = " ".join(name.split()).strip(" .;,-–")
    title = title[:1].upper() + title[1:]
    if len(title) <= LONGEST_TITLE:
        return title
    kept = title[:LONGEST_TITLE].rsplit(" ", 1)[0] if " " in title[:LONGEST_TITLE] else title[: LONGEST_TITLE - 1]
    return kept.rstrip(" .,;:(-–") + "…"
