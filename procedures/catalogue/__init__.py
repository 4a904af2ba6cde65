"""The public catalogue: finding a procedure, its page, and the same as data."""
