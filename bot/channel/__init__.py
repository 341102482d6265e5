"""The web channel that parents reach over HTTP, and the pages it serves."""
