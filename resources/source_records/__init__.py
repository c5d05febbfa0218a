"""The source records: what the project's source documents say, from files to the database.

files -> words -> rows -> loading. The files stand in resources/data/source_records; they are
reviewed by people, and mapping.toml there says how the sources' words were read.
"""
