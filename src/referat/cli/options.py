"""Arguments and options that several commands have."""

from __future__ import annotations

from pathlib import Path

import click

from referat.cli.completing import yaml_paths

PATHS = click.argument(
    "paths",
    nargs=-1,
    metavar="[STI]...",
    type=click.Path(path_type=Path),
    shell_complete=yaml_paths,
)

JOBS = click.option(
    "--jobs",
    "-j",
    type=click.IntRange(1, 256),
    metavar="TAL",
    help="Hvor mange processer der arbejder på én gang. Ellers én for hver processorkerne.",
)
