"""Open calls of funds."""
