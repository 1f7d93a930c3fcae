from wirecli.cli import main

main()
