"""`python -m credscore` is the `credscore` command."""

from credscore.cli import main

if __name__ == "__main__":
    main()
