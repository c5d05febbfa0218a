"""Measures the search: recall, rank and time, beside plain searches of the same database."""
