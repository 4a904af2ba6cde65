"""What several actions are made of. An action itself, one file a verb, stands beside this package."""
