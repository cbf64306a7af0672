"""The record's words to safe HTML, and the site's own words explained."""
