"""Checks of what the language itself demands: can it be read, found, linked to and printed?

They yield ready findings; the rules beside them (`referat.checks.rule`) judge what is written.
"""
