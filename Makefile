# Set-up, chat, tests and checks, with nothing but GNU make (3.81 or newer) and Python 3.11 or newer.

VENV := .venv
PYTHON_IN := $(VENV)/bin/python
LOCK := requirements/development.txt
# Two stamps, each written last: a set-up that was interrupted has none, and is made anew.
# The first holds the folder's path, because neither a .venv nor an editable install survives a move.
PACKAGES := $(VENV)/.packages-installed
READY := $(VENV)/.ready
ARGS ?=
# One more than there are processors: some tests wait for real time, for another program or for a database.
WORKERS ?= $(shell expr $$(getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2) + 1)
# What make torture is told by name, such as make torture SLOTS=400 ENGINE=sqlite.
export SLOTS SEED ENGINE NONCE LOOKBACK

.DEFAULT_GOAL := help
.PHONY: help chat test torture check run lock clean stale

help:
	@echo 'make chat    talk to the bot in this terminal; needs no Discord, no token'
	@echo 'make test    run the tests            (ARGS="-k quote" for some of them)'
	@echo 'make torture kill it while it saves, and while it posts (SLOTS=, SEED=, ENGINE=)'
	@echo 'make check   style, types, layers, articles, coverage'
	@echo 'make run     connect to Discord; needs DISCORD_TOKEN or DISCORD_TOKEN_FILE'
	@echo 'make lock    choose the newest allowed packages (needs uv)'
	@echo 'make clean   remove .venv and everything else that the other targets made'
	@echo 'The first of them sets up .venv, which takes a minute and the network; after that none needs either.'

chat: $(READY)
	@$(PYTHON_IN) -m bot chat $(ARGS)

run: $(READY)
	@exec $(PYTHON_IN) -m bot run $(ARGS)

test: $(READY)
	$(PYTHON_IN) -m pytest -n $(WORKERS) --dist worksteal $(ARGS)

torture: $(READY)
	$(PYTHON_IN) -m tests.torture.killing $(ARGS)
	$(PYTHON_IN) -m tests.torture.delivering

check: $(READY)
	$(VENV)/bin/ruff check
	$(VENV)/bin/ruff format --check
	$(PYTHON_IN) -m mypy
	$(VENV)/bin/lint-imports --no-logo
	$(PYTHON_IN) -m bot check
	$(PYTHON_IN) -m coverage run -m pytest -q -p no:randomly tests/config tests/content tests/documents
	$(PYTHON_IN) -m coverage report

lock:
	@command -v uv >/dev/null || { echo 'make lock needs uv: docs.astral.sh/uv says how to install it.' >&2; exit 1; }
	uv pip compile pyproject.toml $(COMPILE) --extra ask --extra cards --extra postgres --extra speed -o requirements/server.txt
	uv pip compile pyproject.toml $(COMPILE) --extra ask --extra cards --extra chat --extra postgres --extra speed --group dev \
		--constraint requirements/server.txt -o $(LOCK)
COMPILE := --upgrade --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet

clean:
	rm -rf $(VENV) build dist .coverage .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find bot config content documents tests -name __pycache__ -type d -prune -exec rm -rf {} +

# ---------------------------------------------------------------- set-up

# PYTHON=python3.13 make test takes that Python; else the first that is new enough is taken.

# A .venv that was moved here, or whose Python has gone, is out of date whatever its stamp says.
ifneq ($(wildcard $(PACKAGES)),)
ifneq ($(shell [ "$$(cat $(PACKAGES))" = "$$(pwd -P)" ] && $(PYTHON_IN) -c '' 2>/dev/null && echo usable),usable)
$(PACKAGES): stale
endif
endif
stale:

$(PACKAGES): $(LOCK)
	@echo 'Setting up .venv: this takes a minute, once.' >&2
	@rm -rf $(VENV)
	@newest=; \
	for python in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
		"$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 || continue; \
		newest=$$python; \
		"$$python" -c 'import ensurepip, venv' >/dev/null 2>&1 || continue; \
		exec "$$python" -m venv $(VENV) </dev/null; \
	done; \
	if [ -z "$$newest" ]; then \
		echo 'Pullquote needs Python 3.11 or newer as python3: install it (python.org, or your system'"'"'s packages) and try again.' >&2; \
	else \
		echo "Pullquote needs Python's venv, which your $$newest lacks: install it (on Debian and Ubuntu: apt install python3-venv) and try again." >&2; \
	fi; exit 1
	@$(call install,--require-hashes -r $(LOCK))
	@pwd -P > $@

$(READY): $(PACKAGES) pyproject.toml
	@$(call install,--no-deps --no-build-isolation -e .)
	@touch $@

# What pip says is of interest only when it fails.
install = $(PYTHON_IN) -m pip install --disable-pip-version-check --no-input $(1) </dev/null >$(VENV)/pip.log 2>&1 || { \
	tail -n 20 $(VENV)/pip.log >&2; \
	echo 'The packages could not be installed (above: the end of $(VENV)/pip.log): is there a network? Run the same command again.' >&2; \
	exit 1; }
