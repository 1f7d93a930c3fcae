"""wirecli turns news-wire text into structure.

>>> import wirecli
>>> record = wirecli.parse("Harbour wall gives way\\n\\n“It held for a century,” said mayor Ann Pell.")
>>> record.title.text
'Harbour wall gives way'
"""

__version__ = "0.1.0"

_LAZY = {"parse": "pipeline", "Options": "pipeline", "parse_page": "pipeline", "open_page": "page", "Page": "page"}


def __getattr__(name: str) -> object:
    """The library's names, imported on first use, so that `import wirecli` costs nothing."""
    from importlib import import_module

    home = _LAZY.get(name, "record")
    try:
        return getattr(import_module(f"wirecli.{home}"), name)
    except AttributeError:
        raise AttributeError(f"module 'wirecli' has no attribute {name!r}") from None
