"""Pages that gather: the first page, lists, bodies, the notice board, what waits and what is missing."""
