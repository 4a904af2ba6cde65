"""Trying a definition before it is published: as the citizen will see it, and a made-up dossier run to its end."""
