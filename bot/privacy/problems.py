"""What can be wrong with the place where conversations are kept, in words for whoever runs the bot."""

from __future__ import annotations


class StoreError(Exception):
    """The conversations cannot be read or deleted; the message says why and what to do."""
