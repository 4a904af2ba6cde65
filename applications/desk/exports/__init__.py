"""Lists as files: written by the worker, fetched by who asked for them."""
