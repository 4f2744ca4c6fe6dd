"""What editors say of words, as both engines take it into account: synonyms, and words that count only together."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Synonyms:
    """One direction of a rule; what goes both ways is two of these."""

    words: str
    """What a reader types, as an editor wrote it: "sổ đỏ"."""
    means: tuple[str, ...]
    """What is asked for too, each as good as the words: "giấy chứng nhận quyền sử dụng đất"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """All rules in use."""

    synonyms: tuple[Synonyms, ...] = ()
    kept_together: tuple[str, ...] = ()
    """Phrases whose words count only side by side: "hộ khẩu"."""


NO_VOCABULARY = Vocabulary()
