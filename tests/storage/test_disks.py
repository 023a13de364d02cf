"""Which folders are on a disk of this computer, on three systems; and which are kept in step."""

from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

import pytest

from storage.disks import Disk, disks_here, kept_in_step_by, network_kind

LINUX = [
    Disk("/", "ext4", "/dev/sda1"),
    Disk("/home", "btrfs", "/dev/sdb1"),
    Disk("/srv/team", "nfs4", "nas:/team", "rw,vers=4.2"),
    Disk("/srv/team/here", "ext4", "/dev/sdc1"),
    Disk("/mnt/kantoor", "cifs", "//nas/kantoor"),
    Disk("/home/els/ver", "fuse.sshfs", "els@ver:/home/els"),
    Disk("/home/els/dav", "fuse", "https://cloud.example/dav"),
    Disk("/home/els/wolk", "fuse.rclone", "drive:"),
    Disk("/home/els/kluis", "fuse.gocryptfs", "/home/els/.kluis"),
    Disk("/media/stick", "fuseblk", "/dev/sdd1"),
    Disk("/run/user/1000/gvfs", "fuse.gvfsd-fuse", "gvfsd-fuse"),
    Disk("/auto", "autofs", "systemd-1"),
    Disk("/auto", "nfs", "nas:/auto"),
    Disk("/backup", "zfs", "tank/backup"),
    Disk("/container", "overlay", "overlay", "rw,lowerdir=/a:/b"),
    Disk("/memory", "tmpfs", "tmpfs"),
    Disk("/odd", "somethingnew", "server:/folder"),
    Disk("/shared", "virtiofs", "share"),
]
WSL = [
    Disk("/", "ext4", "/dev/sdc"),
    Disk("/mnt/c", "9p", "C:\\", "rw,aname=drvfs;path=C:\\;uid=1000,trans=fd"),
    Disk("/mnt/d", "virtiofs", "drvfsaD0"),
    Disk("/mnt/e", "drvfs", "E:"),
    Disk("/mnt/wslg", "9p", "none", "rw,trans=fd"),
]
MAC = [
    Disk("/", "apfs", "/dev/disk3s1s1"),
    Disk("/System/Volumes/Data", "apfs", "/dev/disk3s5"),
    Disk("/System/Volumes/Data/home", "autofs", "map auto_home"),
    Disk("/Volumes/Team", "smbfs", "//els@nas/Team"),
    Disk("/Volumes/Oud", "afpfs", "//els@nas/Oud"),
    Disk("/Volumes/Dav", "webdav", "https://cloud.example/"),
    Disk("/Volumes/Ver", "macfuse", "els@ver:/home"),
    Disk("/Volumes/USB STICK", "exfat", "/dev/disk4s1"),
    Disk("/Volumes/.timemachine", "apfs", "com.apple.TimeMachine.2026-11-21.local@/dev/disk3s5"),
]
WINDOWS = [
    Disk("C:\\", "NTFS", "C:\\", "rw,fixed"),
    Disk("D:\\", "exFAT", "D:\\", "rw,removable"),
    Disk("H:\\", "NTFS", "H:\\", "rw,remote"),
    Disk("K:\\", "", "K:\\", "remote"),
]


@pytest.mark.parametrize(
    ("folder", "disks", "kind"),
    [
        ("/var/lib/veranderverhaal", LINUX, ""),
        ("/home/els/gegevens", LINUX, ""),
        ("/srv/team", LINUX, "nfs4"),
        ("/srv/team/gegevens", LINUX, "nfs4"),
        ("/srv/team/here/gegevens", LINUX, ""),
        ("/srv/teams", LINUX, ""),
        ("/mnt/kantoor/x", LINUX, "cifs"),
        ("/home/els/ver/x", LINUX, "sshfs"),
        ("/home/els/dav/x", LINUX, "fuse"),
        ("/home/els/wolk/x", LINUX, "rclone"),
        ("/home/els/kluis/x", LINUX, ""),
        ("/media/stick/x", LINUX, ""),
        ("/run/user/1000/gvfs/x", LINUX, "gvfsd-fuse"),
        ("/auto/x", LINUX, "nfs"),
        ("/backup/x", LINUX, ""),
        ("/container/x", LINUX, ""),
        ("/memory/x", LINUX, ""),
        ("/odd/x", LINUX, "somethingnew"),
        ("/shared/x", LINUX, ""),
        ("/x", [], ""),
        ("/home/els", WSL, ""),
        ("/mnt/c/Users/els", WSL, "drvfs"),
        ("/mnt/d/x", WSL, "drvfs"),
        ("/mnt/e/x", WSL, "drvfs"),
        ("/mnt/wslg/x", WSL, ""),
        ("/Users/els/gegevens", MAC, ""),
        ("/System/Volumes/Data/home/els", MAC, ""),
        ("/Volumes/Team/x", MAC, "smbfs"),
        ("/Volumes/Oud/x", MAC, "afpfs"),
        ("/Volumes/Dav/x", MAC, "webdav"),
        ("/Volumes/Ver/x", MAC, "macfuse"),
        ("/Volumes/USB STICK/x", MAC, ""),
        ("/Volumes/.timemachine/x", MAC, ""),
        ("C:\\Users\\els\\gegevens", WINDOWS, ""),
        ("c:\\users\\els", WINDOWS, ""),
        ("D:\\gegevens", WINDOWS, ""),
        ("H:\\gegevens", WINDOWS, "ntfs"),
        ("K:\\x", WINDOWS, "remote"),
        ("\\\\nas\\team\\gegevens", WINDOWS, "UNC"),
        ("//nas/team/gegevens", WINDOWS, "UNC"),
        ("\\\\?\\UNC\\nas\\team\\x", WINDOWS, "UNC"),
        ("\\\\?\\C:\\Users\\els", WINDOWS, ""),
        ("\\\\wsl.localhost\\Debian\\home", WINDOWS, "UNC"),
    ],
)
def test_a_disk_in_the_network_is_known_by_what_the_system_tells(
    folder: str, disks: list[Disk], kind: str
) -> None:
    path: PurePath = PureWindowsPath(folder) if disks is WINDOWS else PurePosixPath(folder)
    assert network_kind(path, disks) == kind


def test_this_computer_tells_of_its_disks(tmp_path: Path) -> None:
    assert any(tmp_path.is_relative_to(disk.where) for disk in disks_here())
    assert network_kind(tmp_path, disks_here()) == ""


@pytest.mark.parametrize(
    ("folder", "program"),
    [
        (PureWindowsPath("C:\\Users\\els\\OneDrive\\Documenten\\vv"), "OneDrive"),
        (PureWindowsPath("C:\\Users\\els\\OneDrive - Gemeente X\\vv"), "OneDrive"),
        (PureWindowsPath("G:\\Mijn Drive\\vv"), "Google Drive"),
        (PureWindowsPath("C:\\Users\\els\\iCloudDrive\\vv"), "iCloud"),
        (PurePosixPath("/Users/els/Library/Mobile Documents/com~apple~CloudDocs"), "iCloud"),
        (PurePosixPath("/Users/els/Library/CloudStorage/OneDrive-Buurt/vv"), "OneDrive"),
        (PurePosixPath("/Users/els/Library/CloudStorage/GoogleDrive-e@x.nl/vv"), "Google Drive"),
        (PurePosixPath("/Users/els/Library/CloudStorage/Box-Box/vv"), "een clouddienst"),
        (PurePosixPath("/home/els/Dropbox (Buurt)/vv"), "Dropbox"),
        (PurePosixPath("/home/els/Nextcloud"), "Nextcloud"),
        (PurePosixPath("/home/els/gegevens"), ""),
        (PurePosixPath("/home/onedrivers/vv"), ""),
        (PureWindowsPath("D:\\Drive\\vv"), ""),
    ],
)
def test_a_folder_that_is_kept_in_step_is_known_by_its_name(folder: PurePath, program: str) -> None:
    assert kept_in_step_by(folder) == program
