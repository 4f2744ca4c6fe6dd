"""Structures that an import has read are kept for a while, and no longer."""

from legal.structure import structured, structures_kept

ONE = "Điều 1. Phạm vi\n1. Một.\n2. Hai."
OTHER = "Điều 2. Đối tượng\n1. Ba."


def copy_of(text: str) -> str:
    """Return the text as somebody else reads it from the database."""
    return "".join(list(text))


def test_within_the_scope_a_text_is_read_once():
    with structures_kept(1000):
        assert structured(copy_of(ONE)) is structured(ONE)


def test_what_is_kept_is_what_would_be_read():
    apart = structured(ONE)
    with structures_kept(1000):
        structured(ONE)
        assert structured(ONE) == apart


def test_of_more_letters_than_there_is_room_for_those_asked_for_last_stay():
    with structures_kept(len(ONE) + len(OTHER)):
        first, second = structured(ONE), structured(OTHER)
        assert structured(ONE) is first
        structured("Điều 3")
        assert structured(ONE) is first
        assert structured(OTHER) is not second


def test_a_text_that_is_longer_than_the_room_is_read_each_time():
    with structures_kept(len(ONE) - 1):
        assert structured(ONE) == structured(ONE)
        assert structured(ONE) is not structured(ONE)


def test_nothing_is_kept_behind_the_scope():
    with structures_kept(1000):
        first = structured(ONE)
    assert structured(ONE) is not first
    with structures_kept(1000):
        assert structured(ONE) is not first
