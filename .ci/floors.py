"""Scores each folder named in floors.json and fails where a figure is below its floor.

floors.py EVAL_FOLDER WIRECLI
"""

import json
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

FLOORS = Path(__file__).with_name("floors.json")


def main() -> None:
    data, wirecli = Path(sys.argv[1]), sys.argv[2]
    drops: list[str] = []
    for name, floors in json.loads(FLOORS.read_text()).items():
        drops += (below_external if name.endswith(".jsonl") else below)(data, name, floors, wirecli)
    sys.exit("\n".join(drops) or None)


def below(data: Path, name: str, floors: dict[str, float], wirecli: str) -> list[str]:
    """What a folder's documents score less than they must; every document must get a record with right offsets."""
    scores = scored(data, name, wirecli)
    figures = {what: value or 0 for what, value in scores["by_language"]["all"].items()}
    print(f"{name:10}", *(f"{what} {figures[what]:.3f}" for what in floors), sep="  ", flush=True)
    low = [what for what in floors if figures[what] < floors[what]]
    drops = [f"{name}: {what}: {figures[what]:.3f}, not {floors[what]}" for what in low]
    missing = scores["no record"]
    if figures["offset errors"] or missing:
        drops.append(f"{name}: {figures['offset errors']} offset errors, {missing} documents without a record")
    return drops


def below_external(data: Path, name: str, floors: dict[str, float], wirecli: str) -> list[str]:
    """What a published corpus scores less than it must."""
    corpus = data / name
    command = f"{shlex.quote(wirecli)} parse --format ndjson"
    run = [sys.executable, str(corpus.parent / "score_external.py"), "--json", "--cmd", command, str(corpus)]
    figures = json.loads(subprocess.run(run, check=True, stdout=subprocess.PIPE).stdout)
    print(f"{corpus.name:10}", *(f"{what} {figures[what]:.3f}" for what in floors), sep="  ", flush=True)
    low = [what for what in floors if figures[what] < floors[what]]
    return [f"{name}: {what}: {figures[what]:.3f}, not {floors[what]}" for what in low]


def scored(data: Path, name: str, wirecli: str) -> dict[str, Any]:
    command = f"{shlex.quote(wirecli)} parse --format ndjson"
    run = [sys.executable, str(data / "score.py"), "--json", "--cmd", command, str(data / name)]
    scores: dict[str, Any] = json.loads(subprocess.run(run, check=True, stdout=subprocess.PIPE).stdout)
    return scores


if __name__ == "__main__":
    main()
