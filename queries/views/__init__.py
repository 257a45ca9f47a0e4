"""Pages that draw the graph: one HTML file each, self-contained, offline."""
