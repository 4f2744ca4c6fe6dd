"""Pictures and files of the demonstration content in the media library, known by the one collection that holds them."""

from collections.abc import Callable
from io import BytesIO

from django.core.files.images import ImageFile
from django.db.models import QuerySet
from django.db.models.fields.files import FieldFile
from wagtail.models import Collection, ReferenceIndex

from core.models import PortalDocument, PortalImage
from home.demonstration.bodies import Places
from home.demonstration.content import CONTENT, File, Media, Picture, media
from home.demonstration.pictures import draw

Say = Callable[[str], None]


def store_media(said: Media, say: Say, *, written: list[FieldFile]) -> Places:
    """Put what is missing into the media library and return where everything is kept.

    Each file goes into ``written``: should the caller's transaction be rolled back, the file is the caller's to delete.
    """
    collection = demonstration_collection(said) or Collection.get_first_root_node().add_child(name=said.collection)
    pictures = {picture.key: _picture(picture, said, collection, written) for picture in said.pictures}
    files = {file.key: _file(file, collection, written) for file in said.files}
    say(f"Pictures: {len(pictures)}; files: {len(files)}.")
    return Places(
        pictures={key: picture.pk for key, picture in pictures.items()},
        files={key: file.pk for key, file in files.items()},
        descriptions={picture.key: picture.description for picture in said.pictures},
    )


def demonstration_collection(said: Media) -> Collection | None:
    """Return the collection of the demonstration content, or none where it was never loaded."""
    found: Collection | None = Collection.objects.filter(name=said.collection, depth=2).first()
    return found


def remove_media(say: Say) -> None:
    """Remove pictures and files that no page uses any more; what real pages use stays, with its collection."""
    collection = demonstration_collection(media())
    if collection is None:
        return
    kept = _remove_unused(PortalImage.objects.filter(collection=collection))
    kept += _remove_unused(PortalDocument.objects.filter(collection=collection))
    if kept:
        say(f"Pictures and files kept, because other pages use them: {', '.join(kept)}.")
    else:
        collection.delete()


def _picture(picture: Picture, said: Media, collection: Collection, written: list[FieldFile]) -> PortalImage:
    found = PortalImage.objects.filter(collection=collection, title=picture.title).first()
    if found is not None:
        return found
    file = ImageFile(BytesIO(draw(picture.key)), name=f"minh-hoa-{picture.key}.png")
    stored = PortalImage.objects.create(
        title=picture.title,
        description=picture.description,
        credit=said.credit,
        collection=collection,
        file=file,
    )
    written.append(stored.file)
    return stored


def _file(file: File, collection: Collection, written: list[FieldFile]) -> PortalDocument:
    found = PortalDocument.objects.filter(collection=collection, title=file.title).first()
    if found is not None:
        return found
    # Spreadsheet programs read UTF-8 only where a byte order mark says so.
    content = (CONTENT / "files" / file.key).read_text(encoding="utf-8").encode("utf-8-sig")
    stored = PortalDocument(title=file.title, collection=collection)
    stored.file.save(file.key, BytesIO(content), save=False)
    written.append(stored.file)
    stored.file_size = len(content)
    stored.save()
    return stored


def _remove_unused(stored: QuerySet) -> list[str]:
    kept = []
    for thing in stored:
        if ReferenceIndex.get_references_to(thing).exists():
            kept.append(thing.title)
        else:
            thing.delete()
    return kept
