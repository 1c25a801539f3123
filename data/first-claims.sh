#!/bin/sh
# Reads data/articles/paris-talks.txt, records each claim in it that can be checked later, and prints the
# status table as a reader would have seen it eight days after. The ledger it makes is paris-talks.db in the
# current folder, or the file that is named.
set -eu

ledger=${1:-paris-talks.db}
article=$(dirname "$0")/articles/paris-talks.txt
if [ -e "$ledger" ]; then
    echo "$ledger is there already: remove it, or name another: sh $0 FILE" >&2
    exit 2
fi
if [ -z "${ONRECORD:-}" ]; then
    cargo build --release --quiet --manifest-path "$(dirname "$0")/../Cargo.toml"
    ONRECORD=$(dirname "$0")/../target/release/onrecord
fi

"$ONRECORD" --db "$ledger" --quiet read "$article" --accept trackable > /dev/null
"$ONRECORD" --db "$ledger" --as-of 2025-04-26 list
