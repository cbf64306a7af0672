"""What everything stands on: the cache, the cores, git, and the exchange of folders."""
