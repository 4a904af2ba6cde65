"""Who works where and until when, who is away, and how the work of a desk is shared out."""
