# What a contributor types. `just` lists it.

default:
    @just --list

# Everything that must hold before a change lands
ci:
    .ci/run

# The tests
test:
    cargo test

# Whole processes side by side with the sqlite3 shell and Taskwarrior; writes target/bench/processes.md
bench:
    cargo bench --bench processes

# The sample ledger anew, from the articles in data/
sample:
    rm -f target/sample.db
    cargo build --release
    ONRECORD=target/release/onrecord ONRECORD_DB=target/sample.db data/record-sample.sh > /dev/null
    target/release/onrecord --db target/sample.db export data/sample.jsonl
