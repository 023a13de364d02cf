"""What the operating system says, in Dutch."""

import errno
from collections.abc import Mapping

REASONS: Mapping[int, str] = {
    errno.EACCES: "je hebt er geen rechten voor",
    errno.EPERM: "je hebt er geen rechten voor",
    errno.EEXIST: "er staat al iets met die naam",
    errno.ENOENT: "die map of dat bestand is er niet",
    errno.ENOTDIR: "er staat een bestand waar een map moet zijn",
    errno.EISDIR: "het is een map",
    errno.ENOSPC: "de schijf is vol",
    errno.EDQUOT: "de schijf is vol",
    errno.EROFS: "daar mag alleen gelezen worden",
    errno.EIO: "de schijf geeft een fout",
    errno.ENAMETOOLONG: "de naam is te lang",
    errno.EADDRNOTAVAIL: "dat adres is niet van deze computer",
}


def tell_reason(error: OSError) -> str:
    """Why something did not work, between brackets."""
    return REASONS.get(error.errno or 0) or error.strerror or type(error).__name__
