.DEFAULT_GOAL := help
.PHONY: help run dev test check check-code bench faults audit demo build fmt

GO_FILES := api internal migrations frontend/embed.go
export CGO_ENABLED ?= 0
# The binary, the tests and the lint share what is compiled.
export GOFLAGS ?= -trimpath

help: ## what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: build ## start MainPate with demo data on this machine
	@.ci/run-here

dev: frontend/node_modules ## server and front end, both following every change of the front end
	@.ci/dev

test: ## everything, on SQLite and PostgreSQL; ends with "N passed, N failed"
	@.ci/test

check: frontend/node_modules ## the fast part: format, lint, types, unit tests
	@$(MAKE) --no-print-directory check-code
	@npm --prefix frontend test
	@.ci/need postgresql pgbouncer
	@.ci/with-postgres go test ./...

check-code:
	@out=$$(gofmt -l $(GO_FILES)); [ -z "$$out" ] || { echo "not formatted:"; echo "$$out"; exit 1; }
	.ci/lint
	node --test .ci/
	npm --prefix frontend run check

bench: build ## how fast and how big it is
	@.ci/bench
	@.ci/need chromium chromium-headless-shell
	@AUDIT_PARTS=load npm --prefix frontend --silent run audit

faults: ## break running servers N times (1000) with the SEED (1) and count what got lost
	@.ci/faults "$(or $(N),1000)" "$(or $(SEED),1)"

audit: build ## Lighthouse, accessibility and sizes of the app
	@.ci/need chromium chromium-headless-shell fonts-noto-core
	@npm --prefix frontend run audit

demo: build ## fill an empty database with the demo data and print the sign-ins
	@bin/mainpate demo

build: frontend/node_modules ## build the app and the one binary bin/mainpate
	npm --prefix frontend run build
	go build -ldflags "-s -w" -o bin/mainpate ./api

fmt: frontend/node_modules ## format the code
	gofmt -w $(GO_FILES)

# Not npm ci: it insists on the binaries of every platform in the lock, and not every mirror of the registry has them.
frontend/node_modules: frontend/package.json frontend/package-lock.json
	npm --prefix frontend install --no-save --no-audit --no-fund --loglevel=error
	@touch $@
