"""Rows of code, names and shape out of files of several kinds."""

import json

import pytest
import shapely

from records.imports import Refused
from regions.boundaries.reading import read_rows
from tests.regions.boundaries.formats import write_geopackage, write_zipped_shapefile

SQUARE = shapely.box(101, 6, 102, 7)


@pytest.mark.parametrize(
    ("column", "code"),
    [
        ("pcode", "95"), ("code", "9501"), ("ADM1_PCODE", "95"), ("adm2_pcode", "9501"),
        ("ADM3_PCODE", "950101"),
    ],
)  # fmt: skip
def test_the_column_of_codes_is_found(boundary_file, column, code):
    path = boundary_file({code: SQUARE}, column=column)
    [row] = read_rows(path, "here")
    assert row.code == code
    assert row.where == f"here, row 1, TH{code}"
    assert row.shape.equals(SQUARE)


def test_of_several_columns_the_deepest_is_the_rows_own(boundary_file):
    path = boundary_file({"950101": SQUARE}, column="ADM3_PCODE", ADM1_PCODE="TH95")
    assert read_rows(path, "here")[0].code == "950101"


@pytest.mark.parametrize("names", [("name_th", "name_en"), ("ADM2_TH", "ADM2_EN")])
def test_names_are_found_beside_the_code(boundary_file, names):
    path = boundary_file(
        {"9501": SQUARE},
        column="ADM2_PCODE",
        **dict(zip(names, ("เมืองยะลา", "Mueang Yala"), strict=True)),
    )
    [row] = read_rows(path, "here")
    assert (row.name_th, row.name_en) == ("เมืองยะลา", "Mueang Yala")


def test_a_file_without_codes_is_refused(boundary_file):
    with pytest.raises(Refused, match="column of codes"):
        read_rows(boundary_file({"95": SQUARE}, column="gid"), "here")


@pytest.mark.parametrize("code", ["9", "950", "95010101", "X5", ""])
def test_what_is_no_code_is_refused_with_its_row(boundary_file, code):
    with pytest.raises(Refused, match="here, row 1"):
        read_rows(boundary_file({code: SQUARE}), "here")


@pytest.mark.parametrize("geometry", [None, {"type": "Polygon", "coordinates": []}])
def test_an_empty_geometry_is_no_shape(boundary_file, geometry):
    [row] = read_rows(boundary_file({"95": geometry}), "here")
    assert row.shape is None or row.shape.is_empty


def test_another_projection_is_taken_to_degrees(boundary_file):
    # A square kilometre near Yala in UTM zone 47 north, metres.
    path = boundary_file({"95": shapely.box(743_000, 724_000, 744_000, 725_000)})
    content = json.loads(path.read_text())
    content["crs"] = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::32647"}}
    path.write_text(json.dumps(content))
    [row] = read_rows(path, "here")
    assert row.shape.centroid.coords[0] == pytest.approx((101.2, 6.55), abs=0.05)


def test_a_file_of_another_kind_is_refused(tmp_path):
    path = tmp_path / "boundaries.gpkg"
    path.write_bytes(b"SQLite format 3\x00 and no more")
    with pytest.raises(Refused, match="can be read"):
        read_rows(path, "here")


def test_a_geopackage_is_read(tmp_path):
    write_geopackage(tmp_path / "adm.gpkg", "TH95", SQUARE)
    [row] = read_rows(tmp_path / "adm.gpkg", "here")
    assert (row.code, row.shape.bounds) == ("95", SQUARE.bounds)


def test_a_zipped_shapefile_is_read(tmp_path):
    write_zipped_shapefile(tmp_path / "adm.zip", "TH95", SQUARE)
    [row] = read_rows(tmp_path / "adm.zip", "here")
    assert (row.code, row.shape.bounds) == ("95", SQUARE.bounds)
