"""Indicator files: what they declare, how they are read, and the plan that loads them."""
