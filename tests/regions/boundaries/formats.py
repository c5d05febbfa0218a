"""A GeoPackage and a zipped shapefile of one square, written byte by byte: nothing here writes
them otherwise."""

from __future__ import annotations

import sqlite3
import struct
import zipfile
from pathlib import Path

import shapely

WGS84 = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],'
    'PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]'
)


def write_geopackage(path: Path, code: str, shape: shapely.Polygon) -> None:
    with sqlite3.connect(path) as database:
        database.executescript(
            f"""
            PRAGMA application_id = 1196444487;
            CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER PRIMARY KEY,
                organization TEXT, organization_coordsys_id INTEGER, definition TEXT);
            INSERT INTO gpkg_spatial_ref_sys VALUES ('WGS 84', 4326, 'EPSG', 4326, '{WGS84}');
            CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT,
                identifier TEXT, min_x REAL, min_y REAL, max_x REAL, max_y REAL, srs_id INTEGER,
                description TEXT, last_change TEXT);
            INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id, last_change)
                VALUES ('adm', 'features', 'adm', 4326, '2022-01-01T00:00:00.000Z');
            CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT,
                geometry_type_name TEXT, srs_id INTEGER, z INTEGER, m INTEGER);
            INSERT INTO gpkg_geometry_columns VALUES ('adm', 'geom', 'POLYGON', 4326, 0, 0);
            CREATE TABLE adm (fid INTEGER PRIMARY KEY, geom POLYGON, pcode TEXT);
            """
        )
        blob = b"GP\x00\x01" + struct.pack("<i", 4326) + shapely.to_wkb(shape)
        database.execute("INSERT INTO adm (geom, pcode) VALUES (?, ?)", (blob, code))
    database.close()


def write_zipped_shapefile(path: Path, code: str, shape: shapely.Polygon) -> None:
    ring = list(shape.normalize().exterior.coords)
    box = struct.pack("<4d", *shape.bounds)
    points = b"".join(struct.pack("<2d", *point) for point in ring)
    content = struct.pack("<i", 5) + box + struct.pack("<3i", 1, len(ring), 0) + points
    words = len(content) // 2
    shp = _header(100 + 8 + len(content), box) + struct.pack(">2i", 1, words) + content
    shx = _header(108, box) + struct.pack(">2i", 50, words)
    with zipfile.ZipFile(path, "w") as archive:
        parts = {"shp": shp, "shx": shx, "dbf": _table(code), "prj": WGS84.encode()}
        for ending, part in parts.items():
            archive.writestr(f"adm.{ending}", part)


def _header(length: int, box: bytes) -> bytes:
    start = struct.pack(">7i", 9994, 0, 0, 0, 0, 0, length // 2) + struct.pack("<2i", 1000, 5)
    return start + box + bytes(32)


def _table(code: str) -> bytes:
    width = 10
    head = struct.pack("<B3BIHH20x", 3, 122, 1, 1, 1, 32 + 32 + 1, 1 + width)
    column = struct.pack("<11sc4xBB14x", b"ADM1_PCODE", b"C", width, 0)
    return head + column + b"\r" + b" " + code.ljust(width).encode() + b"\x1a"
