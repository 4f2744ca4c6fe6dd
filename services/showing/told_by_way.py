"""What ways to apply say of one thing, such as their fee: each value once, and where ways differ, whose it is."""

from collections.abc import Iterable, Sequence


def told_by_way(told: Iterable[tuple[Sequence[str], Sequence[str]]]) -> tuple[str, ...]:
    """Return the different values in their order, from pairs of the names of ways and the lines of their value.

    Ways stand before a value ("In person, online: free") where several values are told and each way has one. Ways of
    one name that differ are of different cases; their names would explain nothing, and the lines stand alone.
    """
    ways_of: dict[tuple[str, ...], dict[str, None]] = {}
    for names, lines in told:
        value = tuple(dict.fromkeys(line for line in lines if line))
        if value:
            ways_of.setdefault(value, {}).update(dict.fromkeys(names))
    all_names = [name for names in ways_of.values() for name in names]
    is_each_told_once = all(all_names) and len(set(all_names)) == len(all_names)
    if len(ways_of) > 1 and is_each_told_once:
        return tuple(f"{', '.join(names)}: {'; '.join(value)}" for value, names in ways_of.items())
    return tuple(dict.fromkeys(line for value in ways_of for line in value))
