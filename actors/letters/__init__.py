"""Letters between people and organisations: who reads, who writes, and what stops them."""
