"""The folder of content: files to records and findings, kept between runs, and their canonical form."""
