"""`python -m wirecli` is `wirecli`."""

from wirecli.cli import main

main()
