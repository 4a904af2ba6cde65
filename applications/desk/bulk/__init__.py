"""One act on a selection, or on a whole list: looked at first, then done by the worker, each with what became of it."""
