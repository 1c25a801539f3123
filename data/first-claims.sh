#!/bin/sh
# Logs what was said in Paris on 18 April 2025 from data/articles/paris-talks.txt, and prints the status
# table as a reader would have seen it eight days later. The ledger it makes is paris-talks.db in the
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
add() { "$ONRECORD" --db "$ledger" --quiet add --said 2025-04-18 --source "$article" "$@" > /dev/null; }

add "the US gives up its role as a go-between" \
    --speaker "Marco Rubio" --role "U.S. Secretary of State" --kind threat --strength hedged \
    --if "no headway is made" --condition-by "within the next few days" \
    --quote "if the next few days bring no headway"
add "Trump decides to pull out" \
    --speaker Rubio --role "U.S. Secretary of State" --kind prediction --strength hedged \
    --if "the two sides stay too far apart" --quote "may decide to pull out"
add "Russia negotiates" \
    --speaker "Dmitry Peskov" --role "Kremlin spokesman" --kind promise --strength hedged \
    --quote "was willing to negotiate"
add "Europe has a central part in any agreement" \
    --speaker Rubio --role "U.S. Secretary of State" --kind demand --strength firm --actor Europe \
    --quote "must have a central part in any agreement"
add --condition "signs of progress within days or move in a different direction" \
    --speaker Rubio --role "U.S. Secretary of State" --kind threat --strength firm \
    --quote "Otherwise, we will move in a different direction"

"$ONRECORD" --db "$ledger" --as-of 2025-04-26 list
