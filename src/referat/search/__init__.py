"""Search on a finished site, with Pagefind."""

from referat.search.pagefind import Pagefind

__all__ = ["Pagefind"]
