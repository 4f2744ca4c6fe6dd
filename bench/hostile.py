"""Sends 10,000 hostile requests, or COUNT, to the portal in this process and prints what was answered.

Run with ``.venv/bin/python bench/hostile.py [COUNT] [SEED]``. It uses a database of its own in a temporary folder.
Exit code 1, and the requests themselves, when any is answered with 500 or above.
"""

import os
import random
import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.test"
os.environ["DATABASE_URL"] = f"sqlite:///{tempfile.mkdtemp()}/hostile.sqlite3"

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from hypothesis import HealthCheck, Phase, given, seed, settings  # noqa: E402

from tests.factories import NewsPageFactory  # noqa: E402
from tests.hostile.requests import HostileRequest, fixed_list, hostile_requests, send  # noqa: E402


def main(count: int, chosen_seed: int) -> int:
    """Send ``count`` requests made from ``chosen_seed`` and return the exit code."""
    call_command("migrate", verbosity=0)
    for number in range(20):
        NewsPageFactory(title=f"Hội nghị lần {number}")
    client = Client(raise_request_exception=False)
    answers: Counter[int] = Counter()
    broken: list[HostileRequest] = []

    def ask(request: HostileRequest) -> None:
        status = send(client, request)
        answers[status] += 1
        if status >= 500:
            broken.append(request)

    for request in fixed_list():
        ask(request)

    @seed(chosen_seed)
    @settings(
        max_examples=max(count - answers.total(), 1),
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(request=hostile_requests)
    def invented(request: HostileRequest) -> None:
        ask(request)

    invented()
    print(f"{answers.total()} requests, seed {chosen_seed}:", dict(sorted(answers.items())))
    for request in broken[:20]:
        print("BROKEN", request)
    return 1 if broken else 0


if __name__ == "__main__":
    arguments = [int(argument) for argument in sys.argv[1:]]
    sys.exit(main(*(arguments + [10_000, random.SystemRandom().randrange(10**6)][len(arguments) :])))
