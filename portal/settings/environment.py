"""Where settings come from: the environment, a ``.env`` file, and the one folder that holds all state."""

from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve().parents[2]

env = environ.Env()
environ.Env.read_env(BASE_DIR / ".env")

STATE_DIR = Path(env.str("PORTAL_STATE_DIR", default=str(BASE_DIR / "var"))).resolve()
STATE_DIR.mkdir(parents=True, exist_ok=True)
