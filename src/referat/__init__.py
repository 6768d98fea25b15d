"""referat: from a meeting in YAML to agenda, minutes and decisions."""

__version__ = "0.1.0"
