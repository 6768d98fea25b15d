"""`python -m referat` is `referat`."""

from __future__ import annotations

from referat.cli import main

if __name__ == "__main__":
    main()
