"""Vietnamese letters for classes of regular expressions, which know no "capital letter" by themselves."""

UPPER = "A-ZĐÀÁẢÃẠĂẰẮẲẴẶÂẦẤẨẪẬÈÉẺẼẸÊỀẾỂỄỆÌÍỈĨỊÒÓỎÕỌÔỒỐỔỖỘƠỜỚỞỠỢÙÚỦŨỤƯỪỨỬỮỰỲÝỶỸỴ"
LOWER = UPPER.lower()
#: The small letters that only Vietnamese words have: with a mark, or đ.
MARKED = LOWER.removeprefix("a-z")
