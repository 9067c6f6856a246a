# make demo    the examples, built into a store and a report
# make test    the tests
# make check   lint, format, types and layers
#
# Each target makes its own virtual environment (.venv) first. Another Python: make PYTHON=/path/to/python3.12 demo

VENV := .venv
BIN := $(VENV)/bin

.DEFAULT_GOAL := help
.PHONY: help demo test check coverage accuracy screenshots clean

help:
	@sed -n 's/^# make/make/p' Makefile

# The first Python on the path that is new enough. A command may exist and yet not run, so each is tried.
$(BIN)/python:
	@for python in $(PYTHON) python3.11 python3 python3.12 python3.13 python; do \
		if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
			found=$$python; break; \
		fi; \
	done; \
	if [ -z "$$found" ]; then \
		echo "No Python 3.11 or newer found. Install one, or name it: make PYTHON=/path/to/python3.11" >&2; exit 1; \
	fi; \
	echo "Making $(VENV) with $$found"; \
	"$$found" -m venv $(VENV) || { \
		rm -rf $(VENV); echo "$$found cannot make a virtual environment. On Debian: apt-get install python3-venv" >&2; exit 1; \
	}

# Stamps: set up again only when pyproject.toml has changed. (Dependency groups need pip 25.1.)
$(VENV)/.installed: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install -qq 'pip>=25.1'
	$(BIN)/python -m pip install -qq --editable .
	@touch $@

$(VENV)/.developing: pyproject.toml $(VENV)/.installed
	$(BIN)/python -m pip install -qq --group dev
	@touch $@

demo: $(VENV)/.installed
	$(BIN)/sagsspor demo --out demo
	@echo
	@echo "sagsspor is $(BIN)/sagsspor here. To have it on the path: . $(BIN)/activate"

test: $(VENV)/.developing
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

check: $(VENV)/.developing
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pyright
	$(BIN)/lint-imports

coverage: $(VENV)/.developing
	$(BIN)/coverage run -m pytest
	$(BIN)/coverage report --skip-covered --show-missing

# The table of docs/accuracy.md; needs the gold records beside the repository.
accuracy: $(VENV)/.developing
	$(BIN)/python -m tests.accuracy.page

# The pictures of the documentation, from the demo's report, in chromium.
screenshots: $(VENV)/.developing demo
	$(BIN)/python -m tests.reports.browser.screenshots demo/report docs/images

clean:
	rm -rf $(VENV) demo build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage
	find . -name __pycache__ -prune -exec rm -rf {} +
