"""Masks personal data in what a parent types, before it is stored, logged or sent anywhere."""

from bot.privacy.masking.lexicon import Lexicon, prepare
from bot.privacy.masking.masker import mask

__all__ = ["Lexicon", "mask", "prepare"]
