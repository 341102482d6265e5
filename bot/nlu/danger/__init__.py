"""Words for danger to life or safety, in Dutch as parents type it and in five other languages."""

from bot.nlu.danger.matching import speaks_of_danger

__all__ = ["speaks_of_danger"]
