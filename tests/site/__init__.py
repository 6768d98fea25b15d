"""The site's registers: from facts to pages."""
