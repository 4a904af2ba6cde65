"""The floor: what Django itself costs for the same work, without any of our rules, on the same server and database."""
