"""The public list of late dossiers and of the apologies for them (publicity duty): codes and initials only."""
