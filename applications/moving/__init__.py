"""Putting dossiers in flight under the version in force, for those who ask; and back."""
