"""Pictures of pages, for a person to look at.

python tests/pages/screenshots.py FOLDER [LANGUAGE]...    by day, by night, on a phone, on paper, with a mark told
"""

import shutil
import subprocess
import sys
from pathlib import Path

from chromium import browser

import wirecli
from wirecli.output import Look, frame, rendering
from wirecli.output.html.index import Entry, index
from wirecli.record import Reading

SAMPLES = Path(__file__).parents[2] / "samples"
LANGUAGES = ("ar", "en", "ja", "th")


def reading(path: Path) -> Reading:
    text = path.read_text("utf-8")
    return Reading(wirecli.parse_page(wirecli.Page(f"samples/{path.name}", text, "utf-8")), text)


def page(*readings: Reading, alone: bool) -> bytes:
    made = rendering("html", Look(alone=alone))
    return b"".join(frame(made).around(map(made.piece, readings)))


def entry(read: Reading, href: str) -> Entry:
    record = read.record
    return Entry(
        href=href, source=record.source, title=record.title and record.title.text, language=record.language,
        wire=record.wire, quotes=len(record.quotes), date=record.dateline and record.dateline.date,
    )  # fmt: skip


def main(folder: Path, languages: tuple[str, ...]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    paths = sorted(path for tag in languages for path in SAMPLES.glob(f"{tag}-*.txt"))
    readings = {path.stem: reading(path) for path in paths}
    for name, read in readings.items():
        (folder / f"{name}.html").write_bytes(page(read, alone=True))
    (folder / "several.html").write_bytes(page(*readings.values(), alone=False))
    (folder / "index.html").write_bytes(b"".join(index(entry(read, f"{name}.html") for name, read in readings.items())))
    with browser() as tab:
        for name in (*readings, "several", "index"):
            tab.open((folder / f"{name}.html").absolute().as_uri())
            for width, dark in ((1280, False), (1280, True), (390, False)):
                tab.look(width, 1400 if name == "several" else 900, dark=dark)
                tab.picture(folder / f"{name}-{width}{'-dark' if dark else ''}.png", whole=name != "several")
            tab.look(1280, 900)
            if name in readings:
                tab.point_at("mark")
                tab.picture(folder / f"{name}-told.png", whole=False)
            tab.paper(folder / f"{name}.pdf")
            if shutil.which("pdftoppm"):
                subprocess.run(
                    ["pdftoppm", "-r", "60", "-png", folder / f"{name}.pdf", folder / f"{name}-paper"], check=True
                )
            print(name, *tab.said, sep="\n  ")


if __name__ == "__main__":
    main(Path(sys.argv[1]), tuple(sys.argv[2:]) or LANGUAGES)
