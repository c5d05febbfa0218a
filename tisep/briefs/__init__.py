"""A region's brief: two A4 pages as PDF, in Thai or English."""
