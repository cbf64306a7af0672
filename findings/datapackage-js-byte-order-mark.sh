#!/bin/sh
# datapackage 1.1.10 (npm, the JavaScript reader of Data Packages) beside frictionless 5.21.0 (PyPI): a CSV with the
# mark at its beginning by which Excel knows UTF-8.
#
# Guess: both readers of the same standard take the mark away, as the encoding "utf-8" is declared.
# Seen: frictionless does. datapackage calls the package valid and then refuses the table: its first column is called
# "\ufeffmöte" and "möte" is missing. "utf-8-sig", which Python and frictionless know, is an unknown encoding to it.
# For us: the CSV files of a year have the mark, since they open with a double click in Swedish Excel; who reads them
# by JavaScript takes it away, or takes the database or the lines of JSON beside them. Our packages say "utf-8" now, a
# name that is registered, as Data Resource asks.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check frictionless==5.21.0
npm install --silent --no-audit --no-fund --prefix "$folder" datapackage@1.1.10 >/dev/null
printf '\357\273\277möte;nr\r\nks/2024-04-17;12\r\n' >"$folder/paragrafer.csv"
cat >"$folder/read.cjs" <<'JS'
const { Package } = require("datapackage");
(async () => {
  const found = await Package.load("datapackage.json");
  const failed = (error) => error.errors?.map((each) => each.message).join() ?? error.message;
  const told = await found.getResource("paragrafer").read().then(JSON.stringify, failed);
  console.log(found.valid, told);
})();
JS
for encoding in utf-8 utf-8-sig; do
  cat >"$folder/datapackage.json" <<JSON
{"profile": "tabular-data-package", "name": "protokoll", "resources": [{"profile": "tabular-data-resource",
 "name": "paragrafer", "path": "paragrafer.csv", "encoding": "$encoding", "dialect": {"delimiter": ";"},
 "schema": {"fields": [{"name": "möte", "type": "string"}, {"name": "nr", "type": "string"}]}}]}
JSON
  seen=$(cd "$folder" && node read.cjs)
  echo "datapackage, $encoding -> $seen"
  case $encoding in
    utf-8) test "$seen" = "true The column header name 'möte' is missing" ;;
    *) test "$seen" = "true Unknown encoding: utf-8-sig" ;;
  esac
  "$folder/venv/bin/python" - "$folder/datapackage.json" <<'PYTHON'
import sys

from frictionless import Package

rows = Package(sys.argv[1]).get_resource("paragrafer").read_rows()
print("frictionless ->", rows)
assert [dict(row) for row in rows] == [{"möte": "ks/2024-04-17", "nr": "12"}], "frictionless behaves differently now"
PYTHON
done
