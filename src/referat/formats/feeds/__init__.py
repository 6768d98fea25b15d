"""Feeds, calendars and the sitemap: what a machine asks the site for."""
