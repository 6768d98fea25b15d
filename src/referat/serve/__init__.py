"""The site on one's own machine while one writes: build, watch, show, reload."""
