"""`load_boundaries` over the drawn country: all or nothing, dry first, twice changes nothing."""

import json

import pytest
import shapely
from django.core.management import CommandError, call_command

from records.models import ImportRun
from regions.models import Region, RegionOutline
from regions.points import regions_at
from tests.drawing import ROWS, a_resource, an_actor

pytestmark = pytest.mark.django_db

# The border between 9501 and 9502 runs at lon 102.2, not at 102 as it was drawn approximately.
BORDER = 102.2


def official() -> dict[str, shapely.Geometry]:
    shapes = {}
    for _, code, _, _, _, bounds in ROWS:
        if code.isdigit():
            west, south, east, north = bounds
            west, east = (BORDER if lon == 102 else lon for lon in (west, east))
            shapes[code] = shapely.box(west, south, east, north)
    return shapes


def of_length(shapes, length):
    return {code: shape for code, shape in shapes.items() if len(code) == length}


@pytest.fixture
def write(boundary_file):
    """Writes the three levels' files; changes by code replace a shape, or drop it when None."""

    def files(**changes):
        shapes = {**official(), **{code[1:]: shape for code, shape in changes.items()}}
        shapes = {code: shape for code, shape in shapes.items() if shape is not None}
        return [
            str(
                boundary_file(
                    of_length(shapes, 2 * level),
                    name=f"adm{level}.geojson.gz",
                    column=f"ADM{level}_PCODE",
                )
            )
            for level in (1, 2, 3)
        ]

    return files


def placed_by(how, record):
    type(record).objects.filter(pk=record.pk).update(placed_by=how)
    return record


def load(*files, apply=True):
    call_command("load_boundaries", *files, apply=apply)
    return ImportRun.objects.latest("pk")


def state():
    """Everything that a refused load must leave alone."""
    regions = Region.objects.order_by("code")
    return (
        list(regions.values_list("code", "boundary", "boundary_approximate", "point", "point_by")),
        list(RegionOutline.objects.order_by("region__code", "band").values_list("shape")),
    )


def test_official_boundaries_replace_approximate_ones_at_all_levels(country, write):
    run = load(*write())
    assert not Region.objects.filter(boundary_approximate=True).exists()
    assert run.status == "applied"
    assert run.counts["official"] == len(ROWS)
    tambon = Region.objects.get(code="950102")
    assert tambon.boundary.extent == (101, 6.5, BORDER, 7)
    assert tambon.boundary_source.slug == "ocha-cod-ab"
    assert Region.objects.get(code="TH").boundary.extent == (101, 6, 104, 7)


def test_a_dry_run_stores_nothing_and_says_what_it_would(country, write, capsys):
    before = state()
    run = load(*write(), apply=False)
    assert state() == before
    assert run.status == "planned"
    assert "12 official" in capsys.readouterr().out


def test_twice_changes_nothing(country, write):
    load(*write())
    before, events = state(), country["9501"].events.count()
    run = load(*write())
    assert state() == before
    assert (run.counts["official"], run.counts["approximate"]) == (0, 0)
    assert run.counts["kept"] == len(ROWS)
    assert country["9501"].events.count() == events


def test_history_keeps_the_boundaries_before(country, write):
    load(*write())
    history = country["9501"].events.order_by("pgh_id")
    assert [event.boundary.extent[2] for event in history] == [102, BORDER]


def test_outlines_are_drawn_anew(country, write):
    load(*write())
    outline = RegionOutline.objects.get(region__code="9501", band=14)
    outline.shape.transform(4326)
    assert outline.shape.extent[2] == pytest.approx(BORDER, abs=1e-4)


def test_only_what_was_placed_by_point_moves_and_is_listed(country, write):
    at = (102.1, 6.7)
    moving = placed_by("point", an_actor("จุด", region=country["950202"], at=at))
    coded = an_actor("รหัส", region=country["950202"], at=at)
    named = placed_by("name", a_resource("ชื่อ", region=country["950202"], at=at))
    run = load(*write())
    for record in (moving, coded, named):
        record.refresh_from_db()
    assert moving.region.code == "950102"
    assert coded.region.code == named.region.code == "950202"
    [line] = run.report["moved"]
    assert line["record"].startswith(f"actor {moving.pk} ")
    assert line["point_in"].startswith("950102")
    assert sorted(line["placed_by"] for line in run.report["misfits"]) == ["code", "name"]


def test_a_record_whose_point_is_left_without_a_region_stays_and_is_told(country, write):
    record = placed_by("point", an_actor("จุด", region=country["940101"], at=(103.9, 6.5)))
    smaller = shapely.box(103, 6, 103.8, 7)
    run = load(*write(_94=smaller, _9401=smaller, _940101=smaller))
    record.refresh_from_db()
    assert record.region.code == "940101"
    assert run.report["misfits"][0]["point_in"] == "no region"


def test_a_dry_run_lists_what_would_move_and_moves_nothing(country, write):
    record = placed_by("point", an_actor("จุด", region=country["950202"], at=(102.1, 6.7)))
    run = load(*write(), apply=False)
    record.refresh_from_db()
    assert record.region.code == "950202"
    assert len(run.report["moved"]) == 1


def test_a_points_region_follows_the_new_border(country, write):
    load(*write())
    assert regions_at({1: (102.1, 6.7)}) == {1: ["950102"]}


def test_one_level_alone_leaves_lower_ones_approximate(country, write):
    provinces, *_ = write()
    load(provinces)
    approximate = Region.objects.filter(boundary_approximate=True)
    assert set(approximate.values_list("level", flat=True)) == {"district", "tambon"}


def test_upper_levels_alone_are_refused_once_lower_ones_are_official(country, write):
    provinces, *_ = files = write()
    load(*files)
    with pytest.raises(CommandError, match="District: its boundaries are official"):
        load(provinces)


def test_an_invalid_shape_is_repaired_and_told(country, write):
    spiked = shapely.Polygon(
        [(103, 6), (104, 6), (104, 7), (103.5, 7), (103.5, 7.4), (103.5, 7), (103, 7)]
    )
    run = load(*write(_940101=spiked))
    assert "TH940101" in run.report["repaired"][0]
    assert Region.objects.get(code="940101").boundary.valid


BOWTIE = shapely.Polygon([(103, 6), (104, 7), (104, 6), (103, 7)])


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"_950202": None}, "Tambon: 4 of 5 codes have a polygon; 950202"),
        ({"_9502": None}, "District: 2 of 3 codes"),
        ({"_94": None}, "Province: 1 of 2 codes"),
        ({"_959999": shapely.box(101, 6, 101.1, 6.1)}, "TH959999: no region has or had this code"),
        ({"_940101": shapely.Polygon()}, "TH940101: its geometry is empty"),
        ({"_940101": BOWTIE}, "TH940101: it crosses itself"),
        ({"_94": shapely.box(13, 50, 14, 51)}, "TH94: it lies outside Thailand"),
        ({"_9502": shapely.box(102.6, 6, 103, 7)}, "lies outside 9502"),
        ({"_950202": shapely.box(BORDER, 6.5, 102.6, 7)}, "covered by nothing"),
    ],
)
def test_what_is_wrong_refuses_the_whole_and_stores_nothing(country, write, changes, reason):
    before = state()
    with pytest.raises(CommandError, match=reason):
        load(*write(**changes))
    assert state() == before
    run = ImportRun.objects.latest("pk")
    assert run.status == "refused"
    assert reason in "\n".join(run.report["reasons"])


def test_a_code_twice_is_refused(country, write, tmp_path):
    files = write()
    with pytest.raises(CommandError, match="stands at"):
        load(*files, files[0])


def test_a_file_cut_short_is_refused(country, write, tmp_path):
    path = tmp_path / "cut.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": []})[:-5])
    with pytest.raises(CommandError, match=r"cut\.geojson: broken or cut short"):
        load(*write(), str(path))
    assert Region.objects.filter(boundary_approximate=False).count() == 0
