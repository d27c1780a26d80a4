"""``python -m hrcdiff``"""

from hrcdiff.cli import main

main()
