"""Files on disk to whole meetings."""
