"""The official regions that the source records name: codes and names, no boundaries."""

from __future__ import annotations

from regions.gazetteer import areas
from regions.models import Region
from resources.source_records.files import Files


def named_codes(files: Files) -> set[str]:
    """Every region code in the files."""
    rows = [row for name in ("actors", "projects", "resources") for row in files[name]]
    return {code for row in rows for code in [*row.get("serves", []), row.get("region", "TH")]}


def store_regions(codes: set[str]) -> dict[str, Region]:
    """Store these and the provinces and districts above them, right under the country."""
    wanted = codes | {code[:length] for code in codes if code.isdigit() for length in (2, 4)}
    stored: dict[str, Region] = {}
    for area in areas():
        if area.code in wanted and area.code not in stored:
            above = None if area.code == "TH" else stored.get(area.parent or "", stored.get("TH"))
            stored[area.code] = Region.objects.create(
                code=area.code,
                level=area.level,
                parent=above,
                name_th=area.name_th,
                name_en=area.name_en,
            )
    return stored
