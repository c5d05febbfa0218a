"""Fresh queries over the corpus: python -m bench.search.harder --seed 7 > FILE.

What is relevant to a mistyped name is every record of that name; to a concept, a place and a year,
every record that says the concept and has the place and the year.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path

from bench.search.queries import Row, own_words, read_rows
from bench.search.spelling import edited, on_the_wrong_layout, romanised

CONCEPTS = [
    "ผู้สูงอายุ", "คนพิการ", "คนไร้บ้าน", "แรงงานนอกระบบ", "ชาติพันธุ์", "เด็กและเยาวชน", "สตรี",
    "ช้างป่า", "ธนาคารขยะ", "ลุ่มน้ำ", "เกษตรอินทรีย์", "ท่องเที่ยว", "สมุนไพร", "สหกรณ์",
    "บ้านมั่นคง", "สวัสดิการ", "สมัชชาสุขภาพ", "สภาพลเมือง", "สภาองค์กรชุมชน", "ติดเตียง",
    "วิสาหกิจชุมชน", "เทศบาลตำบล", "กายอุปกรณ์", "โฮมสเตย์", "ฝายมีชีวิต", "มาตรา 40",
]  # fmt: skip
Typed = tuple[str, list[str]]


class Harder:
    """Makes queries of each class from a corpus, the same ones for the same seed."""

    def __init__(self, corpus: list[Row], seed: int) -> None:
        self.chance = random.Random(seed)
        self.corpus = corpus
        self.named: dict[str, list[str]] = {}
        for row in corpus:
            self.named.setdefault(row["name_th"], []).append(row["id"])
        self.records = [row for row in corpus if row["type"] in ("actor", "project", "resource")]
        self.regions = [row for row in corpus if row["type"] in ("province", "district")]

    def queries(self, each: int) -> Iterator[Row]:
        classes: dict[str, Callable[[], Typed]] = {
            "two-edits": lambda: self.mistyped(24, 2),
            "one-edit": lambda: self.mistyped(10, 1),
            "concept-typo": self.mistyped_concept,
            "prefix": self.prefix,
            "roman": self.region_in_roman,
            "roman-record": self.record_in_roman,
            "kbd": self.wrong_layout,
            "digits": self.concept_and_year,
            "place-q": self.concept_and_place,
            "placeprefix": self.district_with_prefixes,
            "tambon": self.tambon_with_prefixes,
            "multiword": self.parts_of_a_name,
        }
        for cls, typed in classes.items():
            for number in range(each):
                q, relevant = typed()
                yield {"id": f"{cls}{number:03}", "cls": cls, "q": q, "relevant": relevant}

    def mistyped(self, shortest: int, edits: int) -> Typed:
        rows = [row for row in self.corpus if len(row["name_th"]) >= shortest]
        name = self.chance.choice(rows)["name_th"]
        q = edited(name, self.chance, edits)
        return (q, self.named[name]) if q not in self.named else self.mistyped(shortest, edits)

    def mistyped_concept(self) -> Typed:
        concept = self.chance.choice([one for one in CONCEPTS if len(one) > 6])
        return edited(concept, self.chance, 1), self.saying(concept)

    def prefix(self) -> Typed:
        name = self.chance.choice(self.records)["name_th"]
        q = name[: max(6, round(len(name) * self.chance.uniform(0.4, 0.9)))]
        return q, [one for name, ids in self.named.items() if name.startswith(q) for one in ids]

    def region_in_roman(self) -> Typed:
        row = self.chance.choice(self.regions)
        same = [one["id"] for one in self.regions if one["name_en"] == row["name_en"]]
        return romanised(row["name_en"], self.chance, self.chance.randint(0, 2)), same

    def record_in_roman(self) -> Typed:
        row = self.chance.choice([row for row in self.records if row["name_en"]])
        place, words = row["name_en"].split(" ")[0], row["name_en"].split(" ")[1:]
        same = [one["id"] for one in self.records if one["name_en"] == row["name_en"]]
        return " ".join([romanised(place, self.chance, 1), *words]), same

    def wrong_layout(self) -> Typed:
        if self.chance.random() < 0.5:
            concept = self.chance.choice(CONCEPTS)
            return on_the_wrong_layout(concept), self.saying(concept)
        name = self.chance.choice(self.corpus)["name_th"]
        return on_the_wrong_layout(name), self.named[name]

    def concept_and_year(self) -> Typed:
        row, concept = self.record_and_concept()
        year = int(row["year"])
        forms = [f"{year}", f"ปี {year}", f"พ.ศ.{year}", f"{year - 543}", f"ปี {year % 100}"]
        form = self.chance.choice(forms)
        if self.chance.random() < 0.5:
            form = form.translate(str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙"))
        return f"{concept} {form}", self.saying(concept, year=row["year"])

    def concept_and_place(self) -> Typed:
        row, concept = self.record_and_concept()
        level = self.chance.choice([one for one in ("province", "amphoe") if row[one]])
        short, long = {"province": ("จ.", "จังหวัด"), "amphoe": ("อ.", "อำเภอ")}[level]
        prefix = self.chance.choice(["", short, short + " ", long])
        gap = self.chance.choice(["", " ", " "])
        place = f"{prefix}{row[level]}"
        q = self.chance.choice([f"{concept}{gap}{place}", f"{place} {concept}"])
        return q, self.saying(concept, **{level: row[level]})

    def district_with_prefixes(self) -> Typed:
        row = self.chance.choice([one for one in self.regions if one["type"] == "district"])
        amphoe, province = row["amphoe"], row["province"]
        forms = [f"อ.{amphoe} จ.{province}", f"อำเภอ{amphoe} {province}", f"อ. {amphoe} {province}"]
        return self.chance.choice(forms), [row["id"]]

    def tambon_with_prefixes(self) -> Typed:
        row = self.chance.choice([one for one in self.records if one["tambon"]])
        tambon, amphoe, province = row["tambon"], row["amphoe"], row["province"]
        forms = [f"ต.{tambon} อ.{amphoe} จ.{province}", f"ตำบล{tambon} {amphoe}"]
        same = ("province", "amphoe", "tambon")
        there = [one for one in self.records if all(one[name] == row[name] for name in same)]
        return self.chance.choice(forms), [one["id"] for one in there]

    def parts_of_a_name(self) -> Typed:
        row, concept = self.record_and_concept()
        word = self.chance.choice(
            [other for other in CONCEPTS if other in " ".join(own_words(row))]
        )
        parts = list(dict.fromkeys([concept, word, row["amphoe"] or row["province"]]))
        self.chance.shuffle(parts)
        wanted = {"amphoe": row["amphoe"]} if row["amphoe"] else {"province": row["province"]}
        also = set(self.saying(word))
        return " ".join(parts), [one for one in self.saying(concept, **wanted) if one in also]

    def record_and_concept(self) -> tuple[Row, str]:
        """A made-up record in one province, and a concept that it speaks of."""
        while True:
            row = self.chance.choice([one for one in self.records if one["source"] == "synthetic"])
            if said := [one for one in CONCEPTS if one in " ".join(own_words(row))]:
                return row, self.chance.choice(said)

    def saying(self, concept: str, **wanted: str) -> list[str]:
        return [
            row["id"]
            for row in self.corpus
            if concept in " ".join(own_words(row))
            and all(value in row[name].split() for name, value in wanted.items())
        ]


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.search.harder", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=Path("../shared/search/corpus.jsonl"))
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--each", type=int, default=20, help="queries of each class")
    arguments = parser.parse_args()
    harder = Harder(read_rows(arguments.corpus), arguments.seed)
    for row in harder.queries(arguments.each):
        print(json.dumps(row, ensure_ascii=False))


if __name__ == "__main__":
    main()
