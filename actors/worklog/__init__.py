"""Organisations' logs of work that fills gaps: what is shown, counted and served of them."""
