"""The desk's buttons, a module a room; all of them act through applications.desk.doing."""
