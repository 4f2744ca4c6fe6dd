"""The people who write: our own user model from the first migration, so that it can grow."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """An editor, an approver or an administrator; citizens have no account."""
