"""The supervisor's pages: what lies where and how old it is, what will be late, and how long work takes."""
