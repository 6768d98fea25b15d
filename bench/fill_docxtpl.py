"""What docxtpl is timed at: one Word file for each text, by a template, in one process.

python bench/fill_docxtpl.py TEMPLATE OUT TEXT...
"""

from __future__ import annotations

import sys
from pathlib import Path

from docxtpl import DocxTemplate


def main(template: str, out: str, *texts: str) -> None:
    for name in texts:
        word = DocxTemplate(template)
        paragraphs = Path(name).read_text(encoding="utf-8").split("\n\n")
        word.render({"texts": paragraphs}, autoescape=True)
        word.save(Path(out) / f"{Path(name).stem}.docx")


if __name__ == "__main__":
    main(*sys.argv[1:])
