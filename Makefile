.PHONY: run test check bench lock

run:    # the whole portal on this machine, until Ctrl-C
	@bin/run

test:   # all tests, on real servers
	@bin/test

check:  # style, types, floors, pure tests
	@bin/check

bench:  # figures, as ratios to a bare floor
	@bin/setup --dev
	@bin/services .venv/bin/python -m bench

lock:   # newest versions that pyproject.toml allows
	@bin/lock
