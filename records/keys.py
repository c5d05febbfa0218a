"""Keys that are told once, in a link or to a program: only a fingerprint of each is stored."""

from __future__ import annotations

import hashlib


def fingerprint(key: str) -> str:
    """SHA-256, hexadecimal. The key is long and random, so that a quick hash keeps it safe."""
    return hashlib.sha256(key.encode()).hexdigest()
