"""Boundary files brought to hand, and refused where they are broken."""

import gzip
import threading
import zipfile
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

import pytest
import shapely

from records.imports import Refused
from regions.boundaries.fetching import at_hand

SQUARE = {"95": shapely.box(101, 6, 102, 7)}


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_):
        """Say nothing: a test's output is its own."""


@pytest.fixture
def address(tmp_path):
    """The address of a web server of this test's own, over its folder."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=tmp_path))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def refusal(place, **limits):
    with pytest.raises(Refused) as refused, at_hand(str(place), **limits):
        pass
    [reason] = refused.value.reasons
    return reason


def test_a_gzipped_file_is_unpacked_for_the_while(boundary_file):
    packed = boundary_file(SQUARE, name="adm.geojson.gz")
    with at_hand(str(packed)) as path:
        assert path.name == "adm.geojson"
        assert "TH95" in path.read_text()
    assert not path.exists()


def test_a_file_is_fetched_from_its_address(boundary_file, address):
    boundary_file(SQUARE, name="adm.geojson.gz")
    with at_hand(f"{address}/adm.geojson.gz?version=2") as path:
        assert "TH95" in path.read_text()


def test_an_address_that_does_not_answer_is_told(address):
    assert "404" in refusal(f"{address}/nothing.geojson")


def test_a_missing_file_is_told(tmp_path):
    assert "no such file" in refusal(tmp_path / "adm.geojson")


@pytest.mark.parametrize("spoil", [lambda b: b[: len(b) // 2], lambda b: b"x" + b, lambda _: b""])
def test_a_broken_gzip_is_told(tmp_path, spoil):
    path = tmp_path / "adm.geojson.gz"
    path.write_bytes(spoil(gzip.compress(b'{"type": "FeatureCollection", "features": []}' * 99)))
    reason = refusal(path)
    assert "broken or cut short" in reason


@pytest.mark.parametrize("text", ['{"type": "FeatureCollection", "feat', "", "ไม่ใช่", "[" * 9999])
def test_json_that_is_cut_short_is_told(tmp_path, text):
    path = tmp_path / "adm.geojson"
    path.write_text(text)
    assert "broken or cut short" in refusal(path)


@pytest.mark.parametrize("text", ["[]", "{}", '{"type": "Topology"}'])
def test_other_json_is_told(tmp_path, text):
    path = tmp_path / "adm.json"
    path.write_text(text)
    assert "FeatureCollection" in refusal(path)


def test_too_large_a_file_is_told(boundary_file):
    assert "larger than" in refusal(boundary_file(SQUARE), most_bytes=100)


def test_a_small_file_that_unpacks_too_large_is_told(tmp_path):
    path = tmp_path / "adm.geojson.gz"
    path.write_bytes(gzip.compress(b" " * 3_000_000))
    assert path.stat().st_size < 10_000
    assert "larger than 1 MB" in refusal(path, most_bytes=1_000_000)


def test_a_zip_that_unpacks_too_large_is_told(tmp_path):
    path = tmp_path / "adm.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("adm.shp", b" " * 3_000_000)
    assert "larger than" in refusal(path, most_bytes=1_000_000)


def test_a_broken_zip_is_told(tmp_path):
    path = tmp_path / "adm.zip"
    path.write_bytes(b"PK\x03\x04 no more")
    assert "broken or cut short" in refusal(path)
