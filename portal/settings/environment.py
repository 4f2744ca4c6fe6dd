"""Where settings come from: the environment, a ``.env`` file, and the one folder that holds all state."""

from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parents[2]

env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")

STATE_DIR = Path(env.str("PORTAL_STATE_DIR", default=str(BASE_DIR / "var"))).resolve()
try:
    STATE_DIR.mkdir(parents=True, exist_ok=True)
except OSError as error:
    raise ImproperlyConfigured(f"The folder for state, {STATE_DIR}, cannot be made: {error.strerror}.") from error
