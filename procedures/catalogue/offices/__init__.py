"""The offices: where they are, when they are open, who sits at the counter, what they receive and decide."""
