"""Backups of a test: where they go, and when they are made."""

from datetime import datetime
from pathlib import Path

import pytest

from storage.backup_settings import BackupSettings

LOCAL = datetime.fromisoformat("2026-11-21T03:10:00")
PASSPHRASE = "vier houten stoelen"


@pytest.fixture
def settings(tmp_path: Path) -> BackupSettings:
    return BackupSettings(tmp_path / "reservekopieen", tmp_path / "data")


def with_passphrase(settings: BackupSettings) -> BackupSettings:
    return BackupSettings(settings.folder, settings.work, PASSPHRASE)
