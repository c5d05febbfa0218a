"""The corpus many times over, for measuring time: made-up rows that say so in their ids."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import count

from bench.search.queries import Row

Place = tuple[str, str, str, str]  # names of province, amphoe, tambon; the tambon's in English


def multiplied(corpus: list[Row], places: list[Place], rows: int, seed: int) -> Iterator[Row]:
    """So many variations of the corpus' made-up records, each at another of the places."""
    chance = random.Random(seed)
    made_up = [row for row in corpus if row["source"] == "synthetic"]
    for number in count():
        for row in made_up:
            if rows == 0:
                return
            rows -= 1
            yield variation(row, chance.choice(places), str(chance.randint(2558, 2569)), number)


def variation(row: Row, place: Place, year: str, number: int) -> Row:
    """The record as it would be elsewhere."""
    province, amphoe, tambon, tambon_en = place
    old = row["tambon"] or row["amphoe"] or row["province"]
    name = row["name_th"].removesuffix(old) if row["name_th"].endswith(old) else row["name_th"]
    english = row["name_en"] and f"{tambon_en} {row['name_en']}"
    return {
        **row,
        "id": f"{row['id']}~{number}",
        "name_th": f"{name}{tambon}",
        "name_en": english,
        "abbr": [abbreviation.replace(old, tambon) for abbreviation in row["abbr"]],
        "province": province,
        "amphoe": amphoe,
        "tambon": tambon,
        "year": year,
    }
