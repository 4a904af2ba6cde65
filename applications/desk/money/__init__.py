"""The finance officer's desk: what is to be taken, what is to be given back, and the cash book."""
