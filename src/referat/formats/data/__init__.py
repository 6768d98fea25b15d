"""The site's content for machines: plain JSON, OParl, and structured data in pages."""
