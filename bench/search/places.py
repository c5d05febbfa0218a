"""The corpus' places as regions: nothing of the country that the corpus does not name."""

from __future__ import annotations

from django.db import connection

from bench.search.multiplying import Place
from bench.search.queries import Row
from regions.models import Level, Region

# What load_regions fills beside the regions themselves.
HOLDING_REGIONS = [
    ("regions_regionoutline", "region_id"),
    ("regions_region_successors", "from_region_id"),
    ("regions_region_successors", "to_region_id"),
    ("regions_region_members", "from_region_id"),
    ("regions_region_members", "to_region_id"),
]


class Places:
    """Finds the region of a corpus record by its names of province, amphoe and tambon."""

    def __init__(self) -> None:
        regions = Region.objects.filter(valid_to=None).only("code", "name_th", "name_en", "level")
        self.by_code = {region.code: region for region in regions}
        self.codes: dict[tuple[str, str], str] = {}
        for region in self.by_code.values():
            within = {Level.DISTRICT: 2, Level.TAMBON: 4}.get(Level(region.level), 0)
            self.codes[region.code[:within], region.name_th] = region.code

    def of(self, record: Row) -> list[str]:
        """Codes, the narrowest that the names give in each of the record's provinces."""
        return [
            self.narrowest(province, record["amphoe"], record["tambon"])
            for province in record["province"].split()
        ]

    def tambons(self) -> list[Place]:
        """Every tambon, as records name it."""
        return [
            (self.by_code[code[:2]].name_th, self.by_code[code[:4]].name_th, *names)
            for code, region in self.by_code.items()
            if region.level == Level.TAMBON
            for names in [(region.name_th, region.name_en)]
        ]

    def narrowest(self, province: str, amphoe: str, tambon: str) -> str:
        code = self.codes["", province]
        for name in (amphoe, tambon):
            code = self.codes.get((code, name), code) if name else code
        return code


def keep_only(codes: set[str]) -> None:
    """Take out of the database every region but the country and these; provinces hang on TH."""
    kept = [*codes, "TH"]
    with connection.cursor() as cursor:
        cursor.execute(
            """UPDATE regions_region SET parent_id = (SELECT id FROM regions_region
               WHERE code = 'TH') WHERE level = 'province'"""
        )
        for table, column in HOLDING_REGIONS:
            cursor.execute(
                f'DELETE FROM "{table}" WHERE "{column}" IN '
                "(SELECT id FROM regions_region WHERE code <> ALL (%s))",
                [kept],
            )
        for shape in ("______", "____", "__", "TH-%"):
            cursor.execute(
                "DELETE FROM regions_region WHERE code LIKE %s AND code <> ALL (%s)", [shape, kept]
            )
