"""The same work in one process or in several: inputs go in, and what became of each comes out in input order."""
