"""Containers for tests of inputs, made as other programs make them."""

import io
import tarfile
import zipfile

GOOD = b"Bridge closed\n\nThe bridge is closed until May.\n"


def zipped(items: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", method) as archive:
        for name, data in items.items():
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return held.getvalue()


def tarred(items: dict[str, bytes], form: int = tarfile.PAX_FORMAT, more: list[tarfile.TarInfo] = ()) -> bytes:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w", format=form) as archive:
        for name, data in items.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
        for info in more:
            archive.addfile(info)
    return held.getvalue()


def sources(ran) -> list[str]:
    return [record["source"] for record in ran.records]
