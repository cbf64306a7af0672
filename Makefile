# The commands of the project. Needs make and Python 3.11 or newer; the rest is fetched into .venv,
# every package checked against the hashes in requirements.txt and requirements-dev.txt.

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--custom-compile-command "make lock" --group

# The archive that the program is tried on, whatever lies in content/, and the pages of it that Lighthouse looks at: the first page, a
# meeting, a case, a member and a search.
TRIED := .cache/provat
# An invented council of full size: its meeting, one of its cases, and all of them.
LARGE := .cache/stort
LARGE_PAGES := /moten/kf/2024-12-12/ /arenden/ks-2024-00005/ /arenden/
PAGES := / /moten/kstu/2024-04-17/ /arenden/kfks-2024-00430/ /ledamoter/tobias-nassen/ /sok/

.PHONY: help site serve demo check test lint audit bench lock clean

help: ## Visa den här listan
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-6s  %s\n", $$1, $$2}' $(MAKEFILE_LIST)

site: $(VENV)/.runtime ## Bygg webbplatsen i mappen site
	$(BIN)/protokoll build

serve: $(VENV)/.runtime ## Visa webbplatsen på den här datorn medan du skriver
	$(BIN)/protokoll serve

demo: $(VENV)/.runtime ## Bygg den påhittade kommunen Sagolunda, med ett exempel på varje läge, i mappen demo
	$(BIN)/python -m demonstration .cache/demo demo
	$(BIN)/protokoll build --config .cache/demo/mkdocs.yml

check: $(VENV)/.runtime ## Granska alla protokoll utan att bygga
	$(BIN)/protokoll check

test: $(VENV)/.dev ## Kör alla prov, bygg webbplatsen och granska den
	$(BIN)/python -m tests.browser.ensure
	$(MAKE) --no-print-directory lint
	$(BIN)/pytest -n 3 --dist worksteal
	$(BIN)/protokoll build --config tests/data/nacka/mkdocs.yml --site-dir $(TRIED)
	$(BIN)/protokoll audit $(TRIED)
	$(BIN)/python benchmarks/weight.py $(TRIED)
	if [ -d content/register ]; then $(BIN)/protokoll build && $(BIN)/protokoll audit; fi

lint: $(VENV)/.dev ## Granska koden: stil, typer och beroenden mellan delarna
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/vermin --quiet --violations --no-tips -t=3.11- generator demonstration benchmarks tests .ci

audit: $(VENV)/.dev ## Granska webbplatsen med W3C:s HTML-granskare och Lighthouse, flödena med actionlint, schemana med ajv (Java, Node)
	$(BIN)/python -m tests.gates.tools
	$(BIN)/python -m tests.gates.workflows
	$(BIN)/python -m tests.gates.schemas
	$(BIN)/python -m tests.browser.ensure
	$(BIN)/protokoll build --config tests/data/nacka/mkdocs.yml --site-dir $(TRIED)
	$(BIN)/python -m tests.gates.nu $(TRIED)
	$(BIN)/python -m tests.gates.lighthouse $(TRIED) $(PAGES)
	$(BIN)/python -m tests.gates.large $(LARGE)
	$(BIN)/python -m tests.gates.nu $(LARGE)/site
	$(BIN)/python -m tests.gates.lighthouse $(LARGE)/site $(LARGE_PAGES)

bench: $(VENV)/.runtime ## Mät bygget bredvid Hugo, 20 år (lång tid; OPTIONS="--years 1" går fort)
	$(BIN)/python -m benchmarks.run --years 20 --rounds 3 $(OPTIONS)

lock: $(VENV)/.dev ## Räkna om låsfilerna; OPTIONS=--upgrade tar nyare versioner
	$(COMPILE) bygg $(OPTIONS) pyproject.toml -o requirements.txt
	$(COMPILE) dev $(OPTIONS) --constraint requirements.txt pyproject.toml -o requirements-dev.txt

clean: ## Ta bort allt som går att göra om
	rm -rf $(VENV) .cache site demo tests/gates/node_modules .*_cache .hypothesis

$(VENV)/.python: .ci/venv
	.ci/venv $(VENV)
	touch $@

$(VENV)/.runtime: requirements.txt pyproject.toml $(VENV)/.python
	$(PIP) --require-hashes -r requirements.txt
	$(PIP) --no-deps --no-build-isolation -e .
	touch $@

# After .runtime, whose build tools serve here too: an isolated build would fetch its own, without hashes.
$(VENV)/.dev: requirements-dev.txt $(VENV)/.runtime
	$(PIP) --require-hashes --no-build-isolation --use-pep517 -r requirements-dev.txt
	touch $@
