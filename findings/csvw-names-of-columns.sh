#!/bin/sh
# csvw 4.1.1 (PyPI): a table whose column is called "möte", turned to JSON.
#
# Guess: a name in the description has to be percent-encoded there (Metadata Vocabulary for Tabular Data, 5.6), and is
# decoded before it is used: "name N takes the URI decoded value of the name annotation" (Generating JSON from Tabular
# Data, 4.2). So the JSON says "möte".
# Seen: where the name is left out and taken from the title it says "möte". Where it is given it says "m%C3%B6te", and so
# does csvw2sqlite; but a key can only refer to a column whose name is given.
# For us: every other column of a Swedish table is called so by csvw2json and csvw2sqlite. The names in our csvw.json are
# those that the standard asks for, and "titles" has the plain ones; /oppna-data/ tells of it.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check csvw==4.1.1
cd "$folder"
printf 'möte,nr\r\nks/2024-04-17,12\r\n' >moten.csv
for name in '"name": "m%C3%B6te", ' ''; do
  test -n "$name" && called="m%C3%B6te" || called="möte"
  cat >csvw.json <<JSON
{"@context": "http://www.w3.org/ns/csvw", "url": "moten.csv", "tableSchema": {"columns": [
  {$name"titles": "möte", "datatype": "string"}, {"name": "nr", "titles": "nr", "datatype": "string"}]}}
JSON
  venv/bin/python - "$called" <<'PYTHON'
import sys

from csvw import CSVW

found = CSVW("csvw.json", validate=True)
assert found.is_valid
[row] = found.to_json()["tables"][0]["row"]
print(row["describes"])
assert row["describes"] == [{sys.argv[1]: "ks/2024-04-17", "nr": "12"}], "csvw behaves differently now"
PYTHON
done
