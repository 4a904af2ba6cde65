"""The officer's list: queues, filters, columns, saved lists, search."""
