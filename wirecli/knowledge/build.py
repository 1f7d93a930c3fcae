"""The wheel's build step: makes the data files' twins, so that no TOML is parsed at start-up."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileData(BuildHookInterface):
    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if version == "editable":  # a source tree reads its TOML, so that an edit counts at once
            return
        sys.path.insert(0, str(Path(self.root)))
        from wirecli.knowledge.compiling import compile_all

        # Not into the tree: twins left there would outlive the code that made their word tables.
        self.folder = TemporaryDirectory()
        compile_all(Path(self.folder.name))
        build_data["force_include"][self.folder.name] = "wirecli/data/compiled"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        if version != "editable":
            self.folder.cleanup()
