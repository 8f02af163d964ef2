# Each target sets up what it needs and does nothing twice. `make help` lists them.
VENV ?= .venv
ifeq ($(origin PYTHON),undefined) # who names none stays with the one that .venv is of
PYTHON := $(or $(shell $(VENV)/bin/python -c 'print("$(VENV)/bin/python")' 2>/dev/null),python3)
endif
UV ?= uv
BIN := $(VENV)/bin
CHROMIUM ?= $(firstword $(foreach name,chromium chromium-browser google-chrome,$(shell command -v $(name) 2>/dev/null)))
SELECTED = not soak and not bench$(if $(CHROMIUM),, and not browser)
FOREIGN := hikari disnake
VENVS := $(VENV) .venv-speed $(FOREIGN:%=.venv-%)
OUTDATED := $(shell wanted="$$($(PYTHON) -V 2>&1)"; for venv in $(VENVS); do \
	[ ! -d $$venv ] || [ "$$($$venv/bin/python -V 2>&1)" = "$$wanted" ] || echo $$venv; done)
LOCK = $(UV) pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes --no-annotate \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

.DEFAULT_GOAL := help
.PHONY: help run test check soak bench pictures texts lock clean browser poppler axe foreign $(OUTDATED:%=%/pyvenv.cfg)

help: ## Say what can be made.
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' $(MAKEFILE_LIST) | awk -F '\t' '{ printf "make %-8s %s\n", $$1, $$2 }'

run: $(VENV)/run ## Start the bot: on Discord with a token in .env, else as a rehearsal on this computer.
	@exec $(BIN)/python -m bot

test: $(VENV)/dev foreign browser poppler axe ## Run all tests but the long ones and those of the measuring.
	@echo "Running the tests on $$($(BIN)/python -V)."
	@$(BIN)/pytest -n auto --dist worksteal -m "$(SELECTED)"

check: $(VENV)/dev ## Check format, style, types, the staircase and the house rules.
	@echo "Checking on $$($(BIN)/python -V)."
	@echo "Checking the format."
	@$(BIN)/ruff format --check --quiet . || { echo "Please run: $(BIN)/ruff format ."; exit 1; }
	@echo "Checking the style."
	@$(BIN)/ruff check --quiet .
	@echo "Checking the types."
	@$(BIN)/mypy
	@echo "Checking that imports go down the stairs."
	@$(BIN)/lint-imports
	@echo "Checking the house rules."
	@$(BIN)/pytest -n0 tests/rules

soak: $(VENV)/dev ## Run the long tests: 1,000 sudden stops, 4,000 whole lives, and more.
	@echo "Running the long tests on $$($(BIN)/python -V). This takes a while."
	@$(BIN)/pytest -n auto -m soak

bench: .venv-speed/dev ## Measure votes, answers and letters beside other bots.
	@echo "Measuring on $$(.venv-speed/bin/python -V). Leave the computer alone meanwhile."
	@.venv-speed/bin/pytest -n0 tests/benchmarks
	@.venv-speed/bin/python -m tests.benchmarks
	@.venv-speed/bin/python -m tests.benchmarks.letters

pictures: $(VENV)/dev browser ## Take all pictures anew, into all-pictures, and from there into docs what its pages show.
	@echo "Taking the pictures, in two languages and two lights."
	@rm -rf all-pictures
	@PICTURES=1 $(BIN)/pytest -n auto tests/rehearsal/test_story_*on_the_phone.py tests/rehearsal/test_story_*by_thumb.py
	@$(BIN)/python -m tests.rehearsal.pictures

texts: $(VENV)/dev ## Gather every sentence into the language catalogues.
	@$(BIN)/python -m bot.text

lock: ## Find the newest versions that fit and write them, with hashes, into requirements/.
	@command -v $(UV) >/dev/null || { echo "This needs uv. Install it with: pip install uv"; exit 1; }
	@echo "Finding the newest versions that fit."
	@$(LOCK) --upgrade --group test --group quality --extra speed pyproject.toml -o requirements/all.txt
	@$(LOCK) -c requirements/all.txt --group test --group quality pyproject.toml -o requirements/dev.txt
	@$(LOCK) -c requirements/all.txt --extra speed pyproject.toml -o requirements/speed.txt
	@$(LOCK) -c requirements/all.txt pyproject.toml -o requirements/run.txt
	@echo 'hikari[zstd]' | $(LOCK) --upgrade - -o requirements/hikari.txt
	@echo disnake | $(LOCK) --upgrade - -o requirements/disnake.txt
	@rm requirements/all.txt

clean: ## Remove what was made here: the tools, their caches and all-pictures, never data or keys.
	@echo "Removing .venv and its like, .node, caches and all-pictures. Data and keys stay."
	@rm -rf .venv .venv-* .node .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage all-pictures
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

browser:
	@if [ -n "$(CHROMIUM)" ]; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Installing Chromium for the tests of the page."; \
		apt-get update -qq && apt-get install -qq --no-install-recommends chromium >/dev/null && exit 0; \
	fi; \
	if [ "$$CI" = true ]; then echo "Chromium is missing, and CI skips nothing. Install the package chromium."; exit 1; fi; \
	echo "The tests of the page are left out: there is no Chromium. Install the package chromium to run them."

poppler:
	@if command -v pdfinfo >/dev/null; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "Installing Poppler, which reads what is printed."; \
		apt-get update -qq && apt-get install -qq --no-install-recommends poppler-utils >/dev/null && exit 0; \
	fi; \
	if [ "$$CI" = true ]; then echo "pdfinfo is missing, and CI skips nothing. Install the package poppler-utils."; exit 1; fi; \
	echo "Some tests of what is printed are left out: there is no pdfinfo. Install the package poppler-utils to run them."

axe: | .node
	@if command -v npm >/dev/null; then $(MAKE) -s .node/installed; \
	elif [ "$$CI" = true ]; then echo "npm is missing, and CI skips nothing. Install the packages nodejs and npm."; exit 1; \
	else echo "The test with axe-core is left out: there is no npm. Install the packages nodejs and npm to run it."; fi

.node:
	@mkdir -p $@

.node/installed: requirements/package-lock.json requirements/package.json | .node
	@echo "Installing axe-core, which looks for barriers in the page."
	@cp $^ .node/
	@cd .node && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null || { \
	echo "axe-core could not be installed. Is this computer online?"; exit 1; }
	@touch $@

$(VENVS:%=%/pyvenv.cfg): %/pyvenv.cfg:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	echo "Kitchen Table needs Python 3.11 or newer as $(PYTHON). Another one: make PYTHON=python3.12 ..."; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
	echo "Python's venv is missing. On Debian or Ubuntu: apt-get install python3-venv"; exit 1; }
	@[ ! -d $* ] || echo "$* is of $$($*/bin/python -V 2>/dev/null || echo no Python that starts), so it is made anew."
	@echo "Making $* with $$($(PYTHON) -V)."
	@$(PYTHON) -m venv --clear $*

$(VENV)/run: requirements/run.txt $(VENV)/pyvenv.cfg
	@echo "Installing what the bot needs."
	@$(call install,$(BIN)/python,$<)
	@touch $@

$(VENV)/dev: requirements/dev.txt requirements/run.txt $(VENV)/pyvenv.cfg
	@echo "Installing what the bot, its tests and checks need."
	@$(call install,$(BIN)/python,$<)
	@touch $@ $(VENV)/run

foreign: $(FOREIGN:%=.venv-%/ready)

.venv-%/ready: requirements/%.txt .venv-%/pyvenv.cfg
	@echo "Installing $*, for a test with a bot of another library."
	@$(call install,.venv-$*/bin/python,$<)
	@touch $@

.venv-speed/dev: requirements/dev.txt requirements/speed.txt .venv-speed/pyvenv.cfg
	@echo "Installing what the measuring needs, with the quicker parts."
	@$(call install,.venv-speed/bin/python,$(word 1,$^) -r $(word 2,$^))
	@touch $@

define install
$(1) -m pip install --quiet --quiet --disable-pip-version-check --require-hashes -r $(2) || { \
echo "The packages could not be installed. Is this computer online?"; exit 1; }
endef
