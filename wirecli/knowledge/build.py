"""The wheel's build step: compiles the data files, so that no TOML is parsed at start-up."""

import sys
from pathlib import Path

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileData(BuildHookInterface):
    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict) -> None:
        if version == "editable":  # a source tree reads its TOML, so that an edit counts at once
            return
        sys.path.insert(0, str(Path(self.root)))
        from wirecli.knowledge.packs import compile_all

        compile_all()
