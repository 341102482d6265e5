"""Inputs that nobody would think of, by the thousand: `python -m tests.security.fuzz --help`.

``targets`` says what is tried and what must hold, ``inputs`` makes the inputs, ``running`` counts and keeps what fails.
"""
