"""python -m stemma.cli"""

from stemma.cli import main

if __name__ == "__main__":
    main()
