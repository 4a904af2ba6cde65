"""The public door at which anybody checks a paper: by its code, or by the file itself. It shows nothing personal."""
