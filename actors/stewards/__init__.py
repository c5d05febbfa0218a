"""Organisations that look after the data of a tambon together with its community."""
