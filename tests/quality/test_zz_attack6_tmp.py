import json
import pytest
from django.test import Client
from wagtail.models import PageViewRestriction
from tests.quality.test_api import *  # noqa
from tests.preparing.test_checklist_page import procedure  # noqa
from tests.preparing.test_eligibility import questions_page

SUR = '[{"period":"2026-01","indicator":"dung-han","value":97.5,"source":"\\ud800"}]'
BODIES = {
    "source": SUR,
    "indicator": SUR.replace("dung-han", "\\ud800"),
    "agency": '[{"agency":"\\udfff","period":"2026-01","indicator":"dung-han","value":1}]',
    "field": '[{"\\ud800":"x"}]',
    "period": '[{"period":"\\ud800","indicator":"dung-han","value":1}]',
    "value": '[{"period":"2026-01","indicator":"dung-han","value":"\\ud800"}]',
    "hugeexp": '[{"period":"2026-01","indicator":"dung-han","value":1e999999999}]',
    "tiny": '[{"period":"2026-01","indicator":"dung-han","value":1e-999999}]',
    "int": '[{"period":"2026-01","indicator":"dung-han","value":' + "9" * 400000 + "}]",
    "deep": "[" * 200000,
}


@pytest.mark.parametrize("k", BODIES)
def test_sur(token, k):
    import time

    c = Client(raise_request_exception=False)
    t = time.process_time()
    a = c.post(ADDRESS, BODIES[k], content_type="application/json", headers={"Authorization": f"Bearer {token}"})
    print("@@API", k, a.status_code, a.content[:80], round(time.process_time() - t, 2))


def test_below(client, procedure):
    from services.models import WayToApply

    base = procedure.get_url()
    names = [
        "",
        "chuan-bi/",
        "noi-nop/",
        "noi-nop/?noi=a",
        "han-tra-ket-qua/",
        "lich-tra-ket-qua/?ngay=2026-01-02",
        "chuan-bi/x/",
        "chuan-bi/chuan-bi/",
    ]
    for label, f in (
        ("public", lambda: None),
        ("draft", lambda: type(procedure).objects.filter(pk=procedure.pk).update(live=False)),
        (
            "private",
            lambda: (
                type(procedure).objects.filter(pk=procedure.pk).update(live=True),
                PageViewRestriction.objects.create(page=procedure, restriction_type="login"),
            ),
        ),
    ):
        f()
        for n in names:
            a = Client().get(base + n)
            b = Client().post(base + n)
            print(
                "@@",
                label,
                n,
                a.status_code,
                a.get("Cache-Control"),
                a.get("Vary"),
                dict(a.cookies),
                "POST",
                b.status_code,
                b"Di ch" in a.content,
            )
    print("@@ admin")
