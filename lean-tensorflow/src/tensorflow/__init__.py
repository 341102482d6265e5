"""Stand-in for TensorFlow: lets Rasa 3.6 import where no component uses TensorFlow.

Every module below ``tensorflow`` and its companions exists, and every name in it is an empty class. A class can be
inherited from, compared with ``isinstance`` and used as a decorator while a module is being imported. A call from
inside a function is real use: it raises ``TensorFlowMissingError``.

Must not do any work of TensorFlow's and must not patch Rasa.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Sequence
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any

__version__ = "2.12.0+lean"

_COMPANIONS = ("tensorflow", "keras", "tensorflow_hub", "tensorflow_text", "tensorflow_addons")


class TensorFlowMissingError(RuntimeError):
    """Something called TensorFlow, but only the stand-in is installed."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} was called, but this environment holds lean-tensorflow, a stand-in without any TensorFlow in it. "
            "A neural component (DIET, TED, ResponseSelector ...) needs the real one: run `make tensorflow` and use "
            "the environment .venv-tensorflow, or take the neural component out of config.yml."
        )


class _EmptyMeta(type):
    """Makes every attribute of an empty class another empty class, and refuses real calls."""

    def __getattr__(cls, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        value = _empty_class(f"{cls.__module__}.{cls.__qualname__}", name)
        setattr(cls, name, value)
        return value

    def __call__(cls, *args: Any, **kwargs: Any) -> Any:
        if not _caller_is_being_imported():
            raise TensorFlowMissingError(f"{cls.__module__}.{cls.__qualname__}")
        return _decorate(args)

    def __getitem__(cls, _: Any) -> Any:
        return cls


def _caller_is_being_imported() -> bool:
    """Whether the call stands in the body of a module or a class, which Python does not compile as a function."""
    return not sys._getframe(2).f_code.co_flags & inspect.CO_OPTIMIZED


def _decorate(args: tuple[Any, ...]) -> Any:
    """Behave as a decorator: ``@name`` gives the decorated thing back, ``@name(...)`` a decorator that does."""
    if len(args) == 1 and (inspect.isfunction(args[0]) or inspect.isclass(args[0])):
        return args[0]
    return lambda decorated: decorated


def _empty_class(module: str, name: str) -> type:
    return _EmptyMeta(name, (), {"__module__": module})


class _EmptyModule(ModuleType):
    """A module in which every public name is an empty class."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        value = _empty_class(self.__name__, name)
        setattr(self, name, value)
        return value


class _Finder(MetaPathFinder, Loader):
    """Finds an empty module for every import below TensorFlow and its companions that nothing else provides."""

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        if name.partition(".")[0] not in _COMPANIONS:
            return None
        return ModuleSpec(name, self, is_package=True)

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _EmptyModule(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Leave the module empty."""


sys.modules[__name__].__class__ = _EmptyModule
if not any(isinstance(finder, _Finder) for finder in sys.meta_path):
    sys.meta_path.append(_Finder())
