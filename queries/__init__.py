"""Questions to the graph: the library, its runner, reports and views."""
