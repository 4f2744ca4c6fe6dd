"""What types of documents are called in English, and the types themselves as imports meet them."""

from collections.abc import Iterable, Mapping

from django.db import transaction

from core.importing.bulk import free_slugs
from core.slugs import slugify
from core.vietnamese import fold
from directory.models.names import LONGEST_SLUG
from legal.models import DocumentType

IN_ENGLISH: Mapping[str, str] = {
    "hien phap": "Constitution",
    "luat": "Law",
    "bo luat": "Code",
    "phap lenh": "Ordinance",
    "lenh": "Order",
    "sac lenh": "Decree-Law",
    "nghi dinh": "Decree",
    "nghi quyet": "Resolution",
    "nghi quyet lien tich": "Joint Resolution",
    "quyet dinh": "Decision",
    "chi thi": "Directive",
    "thong tu": "Circular",
    "thong tu lien tich": "Joint Circular",
    "thong bao": "Notice",
    "cong van": "Official Letter",
    "cong dien": "Telegram",
    "ke hoach": "Plan",
    "bao cao": "Report",
    "huong dan": "Guidance",
    "to trinh": "Proposal",
    "dinh chinh": "Corrigendum",
    "sao luc": "Certified Copy",
    "van ban hop nhat": "Consolidated Document",
}


@transaction.atomic
def document_types_named(names: Iterable[str]) -> dict[str, DocumentType]:
    """Return the type of each name as written, and make what is missing; capitals and accents say nothing."""
    keys = {name: fold(name) for name in dict.fromkeys(names)}
    known = {fold(one.name): one for one in DocumentType.objects.order_by("-pk")}
    missing = {key: name for name, key in reversed(keys.items()) if key not in known}
    taken = DocumentType.objects.values_list("slug", flat=True) if missing else ()
    wanted = (slugify(name, max_length=LONGEST_SLUG - 4) or "van-ban" for name in missing.values())
    for (key, name), slug in zip(missing.items(), free_slugs(wanted, taken=taken), strict=True):
        document_type = DocumentType(name=name, name_en=IN_ENGLISH.get(key, ""), slug=slug)
        document_type.full_clean(validate_unique=False)
        document_type.save()
        known[key] = document_type
    return {name: known[key] for name, key in keys.items()}
