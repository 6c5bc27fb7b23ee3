"""`assessor` and `python -m assessor`: the process made ready, then the command line."""

from typing import NoReturn

from assessor.process import travel_light


def main() -> NoReturn:
    """Run the command of this process's arguments, and leave with its exit code."""
    travel_light()
    from assessor import cli  # noqa: PLC0415 (see `travel_light`)

    cli.main()


if __name__ == "__main__":
    main()
