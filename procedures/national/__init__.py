"""The national catalogue of procedures: read with tolerance, kept whole beside what the city defines, never over it."""
