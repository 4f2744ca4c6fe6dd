"""The engines that are judged."""

from tests.search.engines.conftest import searched

__all__ = ["searched"]
