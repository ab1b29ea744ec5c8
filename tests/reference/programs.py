"""Runs the PyTorch programs that the project exports, each against the engine's own run.

The programs and what they are held against come from tests/integration/exported.rs, which names the query of
each one that disagrees; this says which Python runs them. Needs Rust beside PyTorch.
"""

import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[2]
TEST = ["cargo", "test", "--test", "integration", "exported::pytorch", "--", "--ignored", "--nocapture"]


def check():
    """Ends this program where one of the exported ones disagrees."""
    found = subprocess.run(TEST, cwd=PROJECT, env=os.environ | {"FALL_LINE_TORCH": sys.executable})
    if found.returncode != 0:
        sys.exit("The exported PyTorch programs do not make the engine's runs: see above.")


if __name__ == "__main__":
    check()
