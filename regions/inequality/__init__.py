"""Inequality of regions, computed from household incomes that nothing ever shows."""
