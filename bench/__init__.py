"""Figures of the portal, each timing a ratio to a bare floor measured in the same run. `make bench` prints them."""
