"""Lessons and documents: what is served of them, and the desk for both."""
