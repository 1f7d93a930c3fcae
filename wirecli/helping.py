"""Help that a person reads: a command's options in groups, and what a shell may complete."""

from typer.core import TyperCommand


class Sectioned(TyperCommand):
    """A command whose options stand in the help under the headings of their groups."""

    def format_options(self, ctx, formatter):  # type: ignore[no-untyped-def]  # typer keeps its types to itself
        sections: dict[str, list[tuple[str, str]]] = {}
        for parameter in self.get_params(ctx):
            record = parameter.get_help_record(ctx)
            if record:
                heading = getattr(parameter, "rich_help_panel", None) or (
                    "Arguments" if parameter.param_type_name == "argument" else "Other"
                )
                sections.setdefault(heading, []).append(record)
        for heading in sorted(sections, key=lambda heading: (heading != "Arguments", heading == "Other")):
            with formatter.section(heading):
                formatter.write_dl(sections[heading])


def complete_language(incomplete: str) -> list[tuple[str, str]]:
    from wirecli import knowledge

    tags = (tag for tag in knowledge.languages() if tag.lower().startswith(incomplete.lower()))
    return [(tag, knowledge.language(tag).name) for tag in tags]


def complete_wire(incomplete: str) -> list[tuple[str, str]]:
    from wirecli import knowledge

    names = (name for name in knowledge.wires() if name.startswith(incomplete.lower()))
    return [(name, knowledge.wire(name).name) for name in names]
