"""What marks an entry: connects Wagtail's and Django's signals; see docs and the table of what fires when."""


def connect() -> None:
    """Connect every handler; called once when the portal starts."""
