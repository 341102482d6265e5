"""Rasa pipeline components: what a parent's Dutch message means.

May import Rasa's engine, spaCy, scikit-learn, and from the knowledge only names and aliases.
"""
