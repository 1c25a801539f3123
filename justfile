# What a contributor types. `just` lists it.

default:
    @just --list

# Everything that must hold before a change lands
ci:
    .ci/run

# The tests
test:
    cargo test

# How well deadlines and articles are read, by the scorers beside the project; says so where they are not there
score:
    #!/usr/bin/env bash
    set -euo pipefail
    cargo build --release --quiet
    onrecord=target/release/onrecord
    shared=../shared/corpora
    if [ -d "$shared/deadlines" ]; then
        score="python3 $shared/deadlines/score.py"
        gold="$shared/deadlines/dev.jsonl $shared/deadlines/news-dev.jsonl"
        $score - $gold --input | $onrecord when --jsonl > target/deadlines.jsonl
        $score target/deadlines.jsonl $gold
    else
        echo "SKIPPED: no deadline data in $shared"
    fi
    if [ -d "$shared/attribution" ] && $onrecord read --help > /dev/null 2>&1; then
        gold="$shared/attribution/dev.jsonl"
        $onrecord read --jsonl < "$gold" > target/articles.jsonl
        python3 "$shared/attribution/score.py" "$gold" target/articles.jsonl
    else
        echo "SKIPPED: no article data in $shared, or no command that reads articles"
    fi

# Whole processes side by side with the sqlite3 shell and Taskwarrior; writes target/bench/processes.md
bench:
    cargo bench --bench processes

# How fast deadlines are found in running text; writes target/bench/deadlines.md
bench-deadlines:
    cargo bench --bench deadlines

# How fast a corpus is read, and how much memory it takes; writes target/bench/reading.md
bench-reading:
    cargo bench --bench reading

# Fuzzing, for so many seconds: just fuzz scan 600. Wants `cargo install cargo-fuzz`
fuzz target seconds="60":
    RUSTC_BOOTSTRAP=1 cargo fuzz run {{target}} fuzz/corpus/{{target}} fuzz/seeds/{{target}} -- -max_total_time={{seconds}} -max_len=400

# The sample ledger anew, from the articles in data/
sample:
    rm -f target/sample.db
    cargo build --release
    ONRECORD=target/release/onrecord ONRECORD_DB=target/sample.db data/record-sample.sh > /dev/null
    target/release/onrecord --db target/sample.db export data/sample.jsonl
