"""Every benchmark, one after the other, as Markdown; the long ones made shorter.

python tests/bench
"""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
BENCHMARKS = {
    "Cold start": ["startup.py"],
    "One article": ["articles.py"],
    "A folder": ["batch.py"],
    "A stream": ["stream.py", "--large", "100"],
    "Growth": ["growth.py", "en", "ar", "zh-Hans", "th"],
    "Other tools": ["others.py", "--articles", "300"],
}


def main() -> None:
    for heading, (script, *arguments) in BENCHMARKS.items():
        print(f"\n## {heading}\n", flush=True)
        subprocess.run([sys.executable, str(HERE / script), *arguments], check=True)


if __name__ == "__main__":
    main()
