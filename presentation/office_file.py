"""Office files without the moment at which they were made: the same values give the same bytes."""

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

ZIP_DATE = (2000, 1, 1, 0, 0, 0)
WORKBOOK = ".xlsx"
PROPERTIES = "docProps/core.xml"
MOMENT = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
NO_MOMENT = b"2000-01-01T00:00:00Z"


def without_moment(content: bytes, *, properties: bool = False) -> bytes:
    """The same file with a fixed date on all that is packed in it.

    With `properties` the moments in its own properties are replaced too; those of the workbooks
    behind charts always are.
    """
    target = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(target, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name)
            if name.endswith(WORKBOOK):
                part = without_moment(part, properties=True)
            elif properties and name == PROPERTIES:
                part = MOMENT.sub(NO_MOMENT, part)
            packed = ZipInfo(name, ZIP_DATE)
            packed.compress_type = ZIP_DEFLATED
            new.writestr(packed, part)
    return target.getvalue()
