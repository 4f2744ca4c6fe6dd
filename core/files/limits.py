"""What reading one file may cost. The child sets these for itself before it opens anything."""

import resource

LARGEST_FILE = 20 * 1024 * 1024
"""Bytes of an upload; the web server in front passes 25 MB."""
LARGEST_UNPACKED = 200 * 1024 * 1024
"""Bytes of all parts of an archive as its own list gives them."""
MOST_PARTS = 5_000
MOST_PAGES = 2_000
LONGEST_TEXT = 5_000_000
"""Characters: as long as the official text of a document may be."""
ENOUGH_WORDS = 250_000
"""Characters of a PDF that are read for search, which looks at fewer of one file."""
SECONDS = 20
"""Of processor time. Whoever uploads waits, and the web server in front gives up after 35."""
SECONDS_FOR_PAGES = 14
"""After these no further page is begun, so that what was read is not lost."""
SECONDS_TO_WAIT = 25
MEMORY = 1024 * 1024 * 1024
"""Bytes of address space; 600 pages take a quarter."""
LANGUAGE_TO_RECOGNISE = "vie"
SECONDS_TO_RECOGNISE = 20
MEMORY_TO_RECOGNISE = 2 * 1024 * 1024 * 1024
"""Bytes for a picture of a page and the program that reads it."""
OUTPUT = 64 * 1024 * 1024
"""Bytes that the child may write."""


def limit_this_process(*, seconds: int = SECONDS, memory: int = MEMORY, output: int = OUTPUT) -> None:
    """Bind this process and those that it starts; where a system knows a limit not, the others hold."""
    for kind, value in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, output),
        (resource.RLIMIT_AS, memory),
    ):
        try:
            _soft, hard = resource.getrlimit(kind)
            most = value if hard == resource.RLIM_INFINITY else min(value, hard)
            resource.setrlimit(kind, (most, most))
        except (ValueError, OSError):
            continue
