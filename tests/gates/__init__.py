"""Gates run by `make audit`: other people's checkers over the built site."""
