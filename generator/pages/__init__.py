"""Pages: the archive turned into views (plain data), and views into fragments of HTML. They know no MkDocs."""
