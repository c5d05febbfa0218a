"""The search over records, regions, issues, target groups and indicators; see docs/search.md."""
