"""``python -m sagsspor``: the command line."""

from sagsspor.cli import main

if __name__ == "__main__":
    main()
