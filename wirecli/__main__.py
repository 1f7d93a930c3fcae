"""Where the command begins, as `wirecli` and as `python -m wirecli`."""

import gc
import sys

_GARBAGE = 50_000  # objects; a document makes a tenth


def main() -> None:
    """Run the command line. What is imported and loaded stays to the end, so that nobody need search it for garbage.

    A cold run of 118 ms took 138: 9 more for collecting while it was loading, 11 more for collecting at its end.
    """
    gc.disable()
    from wirecli import direct, usage
    from wirecli.report import INTERRUPTED

    run = direct.understood(sys.argv[1:]) or _by_library
    gc.set_threshold(_GARBAGE)
    gc.enable()
    try:
        sys.exit(run())
    except usage.Misuse as fault:
        sys.exit(usage.tell(fault))
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    finally:
        gc.freeze()


def _by_library() -> int:
    from wirecli.cli import main

    return main()


if __name__ == "__main__":
    main()
