"""The people who write: our own user model from the first migration, so that it can grow."""

from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """An editor, an approver or an administrator; citizens have no account."""

    def get_full_name(self) -> str:
        """Return the name as Vietnamese write it, family name first."""
        return f"{self.last_name} {self.first_name}".strip()
