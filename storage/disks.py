"""What kind of disk a folder is on. SQLite needs one of this computer itself.

A disk in a network does not keep promises about locks and shared memory that SQLite relies on
(sqlite.org/howtocorrupt.html, 2.1; sqlite.org/wal.html): two programs may both think that they are
alone, and the file is torn.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePath, PureWindowsPath

import psutil


@dataclass(frozen=True)
class Disk:
    """What an operating system tells of something that is mounted."""

    where: str
    kind: str = ""
    device: str = ""
    options: str = ""


# As Linux, macOS and Windows name them. Of "fuse.sshfs" the last part counts.
NETWORK_KINDS = """
    nfs nfs3 nfs4 cifs smb smb2 smb3 smbfs sshfs afp afpfs webdav davfs ftp curlftpfs ncpfs afs
    openafs ceph cephfs glusterfs lustre beegfs orangefs pvfs2 gfs gfs2 ocfs2 rclone s3fs goofys
    gcsfuse blobfuse blobfuse2 google-drive-ocamlfuse onedriver gvfsd-fuse kio-fuse drvfs
"""
# A device of another computer: //server/share, \\server\share, server:/folder, https://…
OF_ANOTHER_COMPUTER = re.compile(r"(//|\\\\|[^/\\\s]+:/)")
# WSL shows a disk of Windows as one of these; what Windows itself locks there, Linux does not see.
CARRIES_WINDOWS = frozenset({"9p", "virtiofs"})
WINDOWS_INSIDE = "drvfs"
# \\?\C:\ and \\.\C:\ are of this computer, \\?\UNC\server\share is not.
UNC = re.compile(r"\\\\(?![?.]\\)|\\\\[?.]\\UNC\\", re.I)
UNC_KIND = "UNC"

# Folders that another program keeps the same on other computers, and the name of that program.
KEPT_IN_STEP: Mapping[str, str] = {
    r"onedrive( ?-.*)?": "OneDrive",
    r"dropbox( \(.*\))?": "Dropbox",
    r"google ?drive.*|mijn drive|my drive": "Google Drive",
    r"icloud ?drive.*|mobile documents": "iCloud",
    r"nextcloud|owncloud": "Nextcloud",
    r"cloudstorage": "een clouddienst",
}


def network_kind(folder: PurePath, disks: Iterable[Disk]) -> str:
    """What kind of disk in a network this whole path is on; "" when it is one of this computer."""
    is_windows = isinstance(folder, PureWindowsPath)
    if is_windows and UNC.match(str(folder)):
        return UNC_KIND
    disk = _disk_of(folder, disks)
    return _network_kind(disk) if disk else ""


def kept_in_step_by(folder: PurePath) -> str:
    """The program that copies this folder to other computers; "" when it looks like none."""
    for part in reversed(folder.parts):
        for pattern, name in KEPT_IN_STEP.items():
            if re.fullmatch(pattern, part, re.I):
                return name
    return ""


def disks_here() -> list[Disk]:
    """All that is mounted on this computer; nothing where it may not be asked."""
    try:
        found = psutil.disk_partitions(all=True)
    except (OSError, psutil.Error):
        return []
    return [Disk(one.mountpoint, one.fstype, one.device, one.opts) for one in found]


def _disk_of(folder: PurePath, disks: Iterable[Disk]) -> Disk | None:
    """The disk with the longest name that the folder is in; of the same, what came on top."""
    found, depth = None, 0
    for disk in disks:
        where = type(folder)(disk.where)
        if len(where.parts) >= depth and folder.is_relative_to(where):
            found, depth = disk, len(where.parts)
    return found


def _network_kind(disk: Disk) -> str:
    kind = disk.kind.lower().rpartition("fuse.")[2]
    if kind in NETWORK_KINDS.split():
        return kind
    if "remote" in disk.options.lower().split(","):  # of Windows: a letter for a shared folder
        return kind or "remote"
    if kind in CARRIES_WINDOWS:
        return WINDOWS_INSIDE if WINDOWS_INSIDE in f"{disk.device} {disk.options}".lower() else ""
    return kind or "network" if OF_ANOTHER_COMPUTER.match(disk.device) else ""
