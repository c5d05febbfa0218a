"""An outline out of TopoJSON."""

import json

import pytest

from regions.boundaries.country import thailand


@pytest.fixture
def topology(tmp_path):
    """A unit square of two arcs that are shared with a neighbour, so one is walked backwards."""

    def write(identifier="764"):
        path = tmp_path / "countries.json"
        country = {"id": identifier, "type": "Polygon", "arcs": [[0, -2]]}
        content = {
            "transform": {"scale": [0.5, 0.5], "translate": [100, 10]},
            "arcs": [[[0, 0], [2, 0], [0, 2]], [[0, 0], [0, 2], [2, 0]]],
            "objects": {"countries": {"geometries": [country]}},
        }
        path.write_text(json.dumps(content))
        return path

    return write


def test_arcs_are_joined_and_unscaled(topology):
    shape = thailand(topology())
    assert shape.bounds == (100, 10, 101, 11)
    assert shape.area == 1


def test_another_country_is_not_taken_for_it(topology):
    with pytest.raises(LookupError, match="764"):
        thailand(topology("104"))
