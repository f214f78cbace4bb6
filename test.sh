#!/usr/bin/env bash
# Installs what the tests need, builds, checks the format and runs every test.
# The last line it prints is the sum over all runners: "N passed, N failed, N skipped".
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

# What the tests call, each as command=Debian package.
needed=(
    python3=python3
    tmux=tmux
    ip=iproute2
    tshark=tshark
    sqlite3=sqlite3
    node=nodejs
    npm=npm
    gcc=build-essential
    openssl=openssl
    socat=socat
    chromium=chromium
    Xvfb=xvfb
    xwininfo=x11-utils
    xdotool=xdotool
    import=imagemagick
)

# What has no command: fonts, so that pages are drawn with every character.
needed_packages=(
    fonts-noto-core
    fonts-noto-color-emoji
)

results=artifacts/test-results
runner_timeout=20m

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
# Leave no build process behind that would keep a caller's pipe open.
export MSBUILDDISABLENODEREUSE=1

passed=0
failed=0
skipped=0
broken=()

step() {
    printf '\n== %s\n' "$*"
}

install_needed() {
    local missing=() need
    for need in "${needed[@]}"; do
        command -v "${need%%=*}" >/dev/null || missing+=("${need#*=}")
    done
    for need in "${needed_packages[@]}"; do
        [[ $(dpkg-query --show --showformat='${db:Status-Status}' "$need" 2>/dev/null) == installed ]] || missing+=("$need")
    done
    ((${#missing[@]})) || return 0

    step "Install ${missing[*]}"
    local root=()
    ((EUID == 0)) || root=(sudo)
    local install=("${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "${missing[@]}")
    "${install[@]}" || {
        "${root[@]}" apt-get update
        "${install[@]}"
    }
}

build() {
    step 'Restore'
    dotnet restore
    step 'Build'
    dotnet build -c Release --no-restore
    step 'Check the format'
    dotnet format --verify-no-changes --no-restore
    (cd src/web && npm run --silent format:check && npm run --silent check)
}

# count NAME STATUS PASSED FAILED SKIPPED: adds what one runner reports.
# A runner that ends badly without naming a failed test has crashed, and one that ran nothing proves nothing.
count() {
    local name=$1 status=$2
    passed=$((passed + $3))
    failed=$((failed + $4))
    skipped=$((skipped + $5))
    if (($3 + $4 == 0)); then
        broken+=("$name ran no test (exit status $status)")
    elif ((status != 0 && $4 == 0)); then
        broken+=("$name did not finish (exit status $status)")
    fi
}

# A test project without test sources has nothing to run yet.
dotnet_projects_with_tests() {
    grep -rlE --include='*.cs' '\[(Fact|Theory|Property)\b' tests | cut -d/ -f2 | sort -u
}

run_dotnet_tests() {
    local project status counts
    for project in $(dotnet_projects_with_tests); do
        step "$project"
        status=0
        timeout --kill-after=30s "$runner_timeout" \
            dotnet test "tests/$project" -c Release --no-build \
            --logger 'trx;LogFileName=results.trx' --results-directory "$results/$project" \
            --blame-hang-timeout 5m --blame-hang-dump-type none || status=$?
        # A report cut short by a crash cannot be read, and counts as none.
        counts=$(python3 tests/trx_counts.py "$results/$project") || counts='0 0 0'
        # shellcheck disable=SC2086 # three numbers
        count "$project" "$status" $counts
    done
}

# The page's own tests; the build has installed what they need.
run_page_tests() {
    local status=0 counts
    step 'src/web'
    (cd src/web && timeout --kill-after=30s "$runner_timeout" \
        npm test --silent -- --reporter=default --reporter=json --outputFile.json="../../$results/web.json") || status=$?
    counts=$(python3 tests/vitest_counts.py "$results/web.json") || counts='0 0 0'
    # shellcheck disable=SC2086 # three numbers
    count src/web "$status" $counts
}

# What axe says of each screen of the page.
print_axe() {
    [[ -f $results/axe.json ]] || return 0
    step 'Screens, judged by axe'
    python3 tests/axe_counts.py "$results/axe.json"
}

# Names each failed test and says why, last of all: who reads only the end of the log learns it too.
print_failures() {
    ((failed)) || return 0
    step 'Failed'
    python3 tests/failures.py "$results" || true # The sum must come in any case.
}

report() {
    local problem
    echo
    for problem in "${broken[@]}"; do
        echo "BROKEN: $problem"
    done
    echo "$passed passed, $failed failed, $skipped skipped"
    ((failed == 0 && ${#broken[@]} == 0 && passed > 0))
}

install_needed
build
rm -rf "$results"
mkdir -p "$results"
run_page_tests
run_dotnet_tests
print_axe
print_failures
report
