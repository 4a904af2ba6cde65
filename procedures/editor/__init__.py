"""The door of the administrators: definitions are written, checked, compared, released and retired here."""
