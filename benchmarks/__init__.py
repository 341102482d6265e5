"""Measurements side by side; `make bench` runs them and writes docs/nlu.md."""
