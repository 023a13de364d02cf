"""Every module of storage, so that all its queries and commands have told their rule."""

import importlib
import pkgutil
from functools import cache
from types import ModuleType

import storage
import storage.commands


@cache
def every_module() -> tuple[ModuleType, ...]:
    return tuple(
        importlib.import_module(f"{package.__name__}.{module.name}")
        for package in (storage, storage.commands)
        for module in pkgutil.iter_modules(package.__path__)
        if module.name != "migrations"
    )
