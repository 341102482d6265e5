"""Facts in a parent's own words: Dutch as parents type it, read with spaCy."""
