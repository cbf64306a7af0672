#!/bin/sh
# csvw 4.1.1 (PyPI, the reader of CSV on the Web): a CSV with the mark at its beginning by which Excel knows UTF-8,
# read from a folder, from a zip beside the address (which the package takes by itself), and from the web.
#
# Guess: as the standard parses a file by "UTF-8 decode", which takes the mark away, and as the same package does so with
# a file of a folder, it does so wherever the file lies.
# Seen: it does in a folder only. Of a zip and of the web the first column is called "\ufeffmöte", and a table with
# a key in that column is said to lack it: the very same bytes are valid in one place and invalid in another.
# For us: our CSV files have the mark, and those that grow are packed. Who reads them by csvw fetches and unpacks them
# first, which /oppna-data/ says.
set -eu
folder=$(mktemp -d)
trap 'kill "$server" 2>/dev/null || true; rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check csvw==4.1.1
mkdir "$folder/plain" "$folder/packed"
printf '\357\273\277möte;nr\r\nks/2024-04-17;12\r\n' >"$folder/plain/paragrafer.csv"
cat >"$folder/plain/csvw.json" <<'JSON'
{"@context": "http://www.w3.org/ns/csvw", "dialect": {"delimiter": ";", "encoding": "utf-8"},
 "tables": [{"url": "paragrafer.csv", "tableSchema": {"columns": [
   {"name": "meeting", "titles": "möte", "datatype": "string", "required": true},
   {"name": "nr", "titles": "nr", "datatype": "string"}],
   "primaryKey": "meeting"}}]}
JSON
cp "$folder/plain/csvw.json" "$folder/packed/"
python3 -c 'import sys, zipfile; zipfile.ZipFile(sys.argv[2], "w").write(sys.argv[1], "paragrafer.csv")' \
  "$folder/plain/paragrafer.csv" "$folder/packed/paragrafer.csv.zip"
python3 -u -m http.server 0 --bind 127.0.0.1 --directory "$folder/plain" >"$folder/log" 2>&1 &
server=$!
port=
for _ in 1 2 3 4 5 6 7 8 9 10; do
  test -n "$port" || { sleep 0.5; port=$(sed -n 's/.* port \([0-9]*\) .*/\1/p' "$folder/log"); }
done
for place in "$folder/plain/csvw.json" "$folder/packed/csvw.json" "http://127.0.0.1:$port/csvw.json"; do
  seen=$("$folder/venv/bin/csvwvalidate" -v "$place" 2>&1 | sed 's/\x1b\[[0-9;]*m//g' | tr '\n' ' ')
  echo "$place -> $seen"
  case $place:$seen in
    "$folder/plain"*:"OK ") ;;
    "$folder/packed"* | http:*) test "${seen#*paragrafer.csv}" = " is missing required columns {'meeting'} " ;;
    *) exit 1 ;;
  esac
done
