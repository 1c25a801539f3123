#!/usr/bin/env bash
# Builds the sample ledger: about sixty claims from the four articles in data/articles and a few
# later interviews, recorded and decided through the command line alone, as a news desk would.
#
#   ONRECORD_DB=/tmp/sample.db data/record-sample.sh        (from the repository's top folder)
#
# Veldonia and Norrow, their people, parties and papers are invented; so is every outcome. The
# Paris talks of April 2025 were real: those claims stay open here, because a sample does not
# judge real people. The clock is set for each step, so that the ledger is the same every time.
# Meant to be read with:  onrecord --as-of 2026-11-01
set -euo pipefail

read -r -a onrecord <<<"${ONRECORD:-onrecord}"
export ONRECORD_DB="${ONRECORD_DB:?name the ledger to make, such as ONRECORD_DB=/tmp/sample.db}"
export ONRECORD_AUTHOR=desk
export TZ=UTC

if [[ $ONRECORD_DB != postgres*://* && -e $ONRECORD_DB ]]; then
    echo "record-sample: $ONRECORD_DB is already there: the sample wants a ledger of its own" >&2
    exit 2
fi

paris=data/articles/paris-talks.txt
budget=data/articles/veldonia-budget.txt
rail=data/articles/veldonia-rail.txt
harbour=data/articles/veldonia-harbour.txt
courier=https://example.org/karsholm-courier
archive=https://example.org/archive

# Quotes are slices of the article; straight marks for curly ones are folded, as VB-11 shows.
# The next claim gets the next number, and an undone or dropped one keeps its own: counting here
# is enough to call a claim by a name further down.
claims=0
at()        { export ONRECORD_NOW=$1; }
add()       { "${onrecord[@]}" add "$@"; claims=$((claims + 1)); }
condition() { "${onrecord[@]}" condition "$@"; }
mark()      { "${onrecord[@]}" mark "$@"; }
look()      { "${onrecord[@]}" look "$@"; }
drop()      { "${onrecord[@]}" drop "$@"; }
undo()      { "${onrecord[@]}" undo; }

from_budget()  { add "$@" --said 2024-11-14 --source "$budget"; }
from_paris()   { add "$@" --said 2025-04-18 --source "$paris"; }
from_rail()    { add "$@" --said 2025-06-03 --source "$rail"; }
from_harbour() { add "$@" --said 2026-02-10 --source "$harbour"; }


# ---- November 2024: the budget ------------------------------------------------------------------

at 2024-11-15T08:40:00Z

from_budget "Veldonia's budget is balanced" \
    --speaker "Ilse Marant" --role "Prime Minister" \
    --kind promise --strength firm --by "by 2027" \
    --quote "We will balance the budget by 2027" \
    --test "the Court of Audit's annual account shows no deficit" \
    --topic budget --ref VB-01
balanced=$claims

from_budget "no hospital closes to pay for the budget" \
    --speaker "Ilse Marant" --role "Prime Minister" \
    --kind promise --strength firm --by "before 2026" \
    --quote "No hospital will close before 2026 to pay for it." \
    --test "the health ministry's register lists as many hospitals as on 14 November 2024" \
    --topic budget --topic health --ref VB-02
hospitals=$claims

from_budget "the wage tax does not rise while Marant holds office" \
    --speaker "Ilse Marant" --role "Prime Minister" \
    --kind promise --strength firm \
    --quote "The wage tax, she added, will not rise while she holds office." \
    --test "no act in force raises a rate of the wage tax" \
    --topic tax --ref VB-03
wage_tax=$claims

from_budget "state pensions go up by 4 per cent" \
    --speaker "Tobin Reeve" --role "Finance Minister" \
    --kind promise --strength firm --by "by the end of June" \
    --quote "State pensions will go up by 4 per cent by the end of June" \
    --test "the higher rate is paid out, not merely passed" \
    --topic budget --topic pensions --ref VB-04
pensions=$claims

from_budget "the fuel levy is cut by a tenth" \
    --speaker "Tobin Reeve" --role "Finance Minister" \
    --kind promise --strength firm \
    --if "the Assembly completes ratification" --condition-by "by 20 December" \
    --by "within 90 days of ratification" \
    --quote "If the Assembly completes ratification by 20 December, we will cut the fuel levy by a tenth within 90 days of ratification." \
    --topic tax --ref VB-05
fuel_levy=$claims

from_budget "a list of loss-making state firms is published" \
    --speaker "Tobin Reeve" --role "Finance Minister" \
    --kind promise --strength hedged --by "in a couple of weeks" \
    --quote "Reeve said he hoped to publish a list of loss-making state firms in a couple of weeks." \
    --topic budget --ref VB-06
state_firms=$claims

from_budget "the Ploughshare League votes against every line of the budget" \
    --speaker "Oda Kestrel" --role "leader of the Ploughshare League" \
    --kind threat --strength firm \
    --unless "the duty on seed grain is dropped" --condition-by "by Friday" \
    --quote "Unless the duty on seed grain is dropped by Friday, we will vote against every line of this budget" \
    --topic budget --ref VB-07
vote_against=$claims

from_budget "the full accounts of the State Bank are published" \
    --speaker "Oda Kestrel" --role "leader of the Ploughshare League" \
    --kind demand --strength firm --actor "Government of Veldonia" --by "within 30 days" \
    --quote "She demanded that the government publish the full accounts of the State Bank within 30 days." \
    --test "accounts for every department, with notes; a summary is only part of it" \
    --topic budget --ref VB-08
accounts=$claims

from_budget "Marant's coalition falls" \
    --speaker "Oda Kestrel" --role "leader of the Ploughshare League" \
    --kind prediction --strength hedged --by "before 2026" \
    --quote "This coalition might fall before 2026" \
    --topic government --ref VB-09
coalition=$claims

from_budget "inflation drops below 3 per cent" \
    --speaker "Edmar Sollen" --role "governor of the State Bank" \
    --kind prediction --strength hedged --by "next year" \
    --quote "Inflation could drop below 3 per cent next year" \
    --test "the statistics office's yearly rate for any one month" \
    --topic economy --ref VB-10
inflation=$claims

from_budget "Veldonia's reserves cover seven months of imports" \
    --speaker "Edmar Sollen" --role "governor of the State Bank" \
    --kind assertion --strength firm \
    --quote 'the reserves "cover seven months of imports"' \
    --topic economy --ref VB-11
reserves=$claims

from_budget "nurses walk out" \
    --speaker "Brida Lune" --role "chair of the Nurses' Union" \
    --kind threat --strength firm \
    --unless "the pay scale is raised" --condition-by "by the end of November" --by "within ten days" \
    --quote "its members will walk out within ten days unless the pay scale is raised by the end of November" \
    --topic health --topic labour --ref VB-12
walkout=$claims

from_budget "the sales tax returns" \
    --speaker "two officials at the Finance Ministry" --anonymous \
    --kind prediction --strength hedged --by "in the coming weeks" \
    --quote "the sales tax, scrapped three years ago, could return in the coming weeks" \
    --test "a bill to that end is laid before the Assembly" \
    --topic tax --ref VB-13
sales_tax=$claims

from_budget "the Assembly takes the final vote on the budget" \
    --speaker "Joost Amarel" --role "president of the Assembly" \
    --kind prediction --strength hedged --by "no later than 19 December" \
    --quote "he expected the final vote no later than 19 December" \
    --topic budget --ref VB-14
final_vote=$claims

at 2024-11-18T09:15:00Z
condition "$vote_against" no --on 2024-11-15 \
    --note "Friday's order paper still carries the duty on seed grain."

at 2024-12-02T10:05:00Z
condition "$walkout" no --note "No new pay scale in the official gazette of 30 November."

at 2024-12-04T08:50:00Z
mark "$state_firms" fulfilled --on 2024-12-03 \
    --evidence $courier/2024/12/03/nineteen-firms-in-the-red \
    --archive $archive/20241204/nineteen-firms-in-the-red \
    --words "The ministry’s list names nineteen firms."

at 2024-12-06T09:30:00Z
mark "$walkout" withdrawn --on 2024-12-05 \
    --evidence $courier/2024/12/05/nurses-call-off-walkout \
    --note "Called off for the length of the pay talks."

at 2024-12-16T11:20:00Z
mark "$accounts" partly-fulfilled --on 2024-12-13 \
    --evidence $courier/2024/12/13/state-bank-shows-half-its-books \
    --note "A summary without the notes: four departments of nine."

at 2024-12-19T09:00:00Z
mark "$vote_against" "$final_vote" fulfilled --on 2024-12-18 \
    --evidence $courier/2024/12/18/budget-passes-61-to-57 \
    --words "The League voted no on each of the 41 lines."
condition "$fuel_levy" yes --on 2024-12-18 --note "Passed by 61 votes to 57."

at 2025-01-14T09:10:00Z
mark "$sales_tax" unfulfilled --note "No such bill in the Assembly's register."

at 2025-03-04T08:45:00Z
mark "$fuel_levy" kept --on 2025-03-01 \
    --evidence $courier/2025/03/01/fuel-levy-down-a-tenth

at 2025-03-11T10:00:00Z
mark "$reserves" borne-out --on 2025-03-10 \
    --evidence $courier/2025/03/10/audit-of-the-reserves \
    --words "The auditors put the cover at 7.2 months."


# ---- April 2025: the Paris talks (real people: nothing here is decided) -------------------------

at 2025-04-19T07:30:00Z

from_paris "the US withdraws from mediating between Russia and Ukraine" \
    --speaker "Marco Rubio" --role "U.S. Secretary of State" \
    --kind threat --strength hedged \
    --if "no headway" --condition-by "the next few days" \
    --quote "Washington could give up its role as a go-between in the war between Russia and Ukraine if the next few days bring no headway" \
    --test "Washington says in so many words that it no longer mediates" \
    --topic ukraine --ref PT-01
mediation=$claims

from_paris "the American effort does not go on without end" \
    --speaker "Marco Rubio" --role "U.S. Secretary of State" \
    --kind threat --strength firm \
    --quote "the American effort would not go on without end" \
    --topic ukraine --ref PT-02
patience=$claims

from_paris "Trump decides to pull out" \
    --speaker "Marco Rubio" --role "U.S. Secretary of State" \
    --kind prediction --strength hedged \
    --if "the two sides stay “too far apart”" \
    --quote "If the two sides stay “too far apart”, he said, President Donald Trump “may decide to pull out”." \
    --topic ukraine --ref PT-03
pull_out=$claims

from_paris "impatience is growing in the White House over Russia's line" \
    --speaker "diplomatic sources" --anonymous \
    --kind assertion --strength firm \
    --quote "impatience in the White House was growing over Russia’s unbending line" \
    --topic ukraine --ref PT-04
impatience=$claims

from_paris "Russia is willing to negotiate" \
    --speaker "Dmitry Peskov" --role "Kremlin spokesman" \
    --kind assertion --strength firm \
    --quote "Russia remained committed to a settlement that serves its national interests, he repeated, and was willing to negotiate." \
    --topic ukraine --ref PT-05
willing=$claims

from_paris "the United States helps to bring the war to an end" \
    --speaker "J.D. Vance" --role "U.S. Vice President" \
    --kind prediction --strength hedged \
    --quote "he hoped that the United States could help to bring the war to an end" \
    --topic ukraine --ref PT-06
vance_hope=$claims

from_paris "Ukraine gives up joining NATO, cedes four regions and shrinks its armed forces" \
    --speaker "Russia" --actor "Ukraine" \
    --kind demand --strength firm \
    --quote "Russia, however, demands that Ukraine give up its hopes of joining NATO, cede four regions that are under occupation and shrink its armed forces." \
    --topic ukraine --ref PT-07
terms=$claims

from_paris "Europe has a central part in any agreement" \
    --speaker "Marco Rubio" --role "U.S. Secretary of State" --actor "Europe" \
    --kind demand --strength firm \
    --quote "Europe, Rubio underlined, must have a central part in any agreement, above all where sanctions on Russia are to be lifted." \
    --topic ukraine --topic sanctions --ref PT-08
europe=$claims

from_paris "move in a different direction" \
    --speaker "Marco Rubio" --role "U.S. Secretary of State" \
    --kind threat --strength firm \
    --unless "signs of progress" --condition-by "within days" \
    --quote "But “signs of progress” must come “within days”, he said, if one is to tell whether a quick settlement can be had. “Otherwise, we will move in a different direction,”" \
    --topic ukraine --ref PT-09
direction=$claims

talks=("$mediation" "$patience" "$pull_out" "$impatience" "$willing" "$vance_hope" "$terms" "$europe" "$direction")

at 2025-05-19T08:00:00Z
for claim in "${talks[@]}"; do
    look "$claim" --again 2025-11-18 --note "The sample leaves what real people said undecided."
done


# ---- June 2025: the railway ---------------------------------------------------------------------

at 2025-06-04T08:20:00Z

from_rail "trains run between Karsholm and Brennick" \
    --speaker "Anselm Dorr" --role "Transport Minister" \
    --kind promise --strength firm --by "by the end of 2025" \
    --quote "Trains will run between Karsholm and Brennick by the end of 2025" \
    --test "a timetabled passenger train makes the whole journey" \
    --topic rail --ref VR-01
line=$claims

from_rail "all three bridges between Karsholm and the coast are rebuilt" \
    --speaker "Anselm Dorr" --role "Transport Minister" \
    --kind promise --strength firm --by "by 1 October" \
    --quote "Three bridges stand between us and the coast, and all three will be rebuilt by 1 October" \
    --topic rail --ref VR-02
bridges=$claims

from_rail "the Ald bridge is rebuilt" \
    --speaker "Anselm Dorr" --role "Transport Minister" \
    --kind promise --strength firm --by "by 1 October" --part-of "$bridges" \
    --topic rail --ref VR-02a
ald_bridge=$claims

from_rail "the Corrin viaduct is rebuilt" \
    --speaker "Anselm Dorr" --role "Transport Minister" \
    --kind promise --strength firm --by "by 1 October" --part-of "$bridges" \
    --topic rail --ref VR-02b
corrin_viaduct=$claims

from_rail "the Sele crossing is rebuilt" \
    --speaker "Anselm Dorr" --role "Transport Minister" \
    --kind promise --strength firm --by "by 1 October" --part-of "$bridges" \
    --topic rail --ref VR-02c
sele_crossing=$claims

from_rail "a trial train leaves the Corrin depot" \
    --speaker "Anselm Dorr" --role "Transport Minister" \
    --kind promise --strength firm --by "on Friday" \
    --quote "A trial train will leave the Corrin depot on Friday" \
    --topic rail --ref VR-03
trial_train=$claims

from_rail "the ministry ends its contract with Holm & Sarn" \
    --speaker "Anselm Dorr" --role "Transport Minister" \
    --kind threat --strength firm \
    --if "Holm & Sarn have not laid the track to Sele" --condition-by "by 1 September" --by "within 14 days" \
    --quote "If Holm & Sarn have not laid the track to Sele by 1 September, we will end their contract within 14 days" \
    --topic rail --ref VR-04
contract=$claims

from_rail "a single ticket costs no more than 20 marks" \
    --speaker "Hedda Quill" --role "head of Veldonian Railways" \
    --kind promise --strength firm --by "until 2027" \
    --quote "a single ticket will cost no more than 20 marks until 2027" \
    --topic rail --topic prices --ref VR-05
ticket=$claims

from_rail "the Brennick line carries two million passengers" \
    --speaker "Hedda Quill" --role "head of Veldonian Railways" \
    --kind prediction --strength hedged --by "within 18 months of opening" \
    --quote "the line could carry two million passengers within 18 months of opening" \
    --topic rail --ref VR-06
passengers=$claims

from_rail "drivers stop work" \
    --speaker "Rurik Salt" --role "secretary of the Footplate Union" \
    --kind threat --strength firm \
    --if "the depot at Corrin closes" --by "within 48 hours" \
    --quote "If the depot at Corrin closes, drivers will stop work within 48 hours" \
    --topic rail --topic labour --ref VR-07
depot=$claims

from_rail "the ministry hires 200 drivers" \
    --speaker "Rurik Salt" --role "secretary of the Footplate Union" \
    --kind demand --strength firm --actor "Ministry of Transport" --by "no later than 15 March 2026" \
    --quote "He demanded that the ministry hire 200 drivers no later than 15 March 2026." \
    --topic rail --topic labour --ref VR-08
drivers=$claims

from_rail "the new station square at Brennick opens" \
    --speaker "Wenna Caul" --role "mayor of Brennick" \
    --kind promise --strength hedged --by "next month" \
    --quote "she hoped to open the new station square next month" \
    --topic rail --ref VR-09
square=$claims

from_rail "the ministry publishes its noise survey" \
    --speaker "Wenna Caul" --role "mayor of Brennick" \
    --kind demand --strength firm --actor "Ministry of Transport" --by "within two weeks" \
    --quote "She called on the ministry to publish its noise survey within two weeks." \
    --topic rail --ref VR-10
noise=$claims

from_rail "a second builder leaves the railway project" \
    --speaker "a person close to the railway's board" --anonymous \
    --kind prediction --strength hedged --by "in the coming weeks" \
    --quote "a second builder may leave the project in the coming weeks" \
    --topic rail --ref VR-11
second_builder=$claims

from_rail "the ministry paid twice for the same rails" \
    --speaker "Oda Kestrel" --role "leader of the Ploughshare League" \
    --kind assertion --strength firm \
    --quote "the ministry had paid twice for the same rails" \
    --topic rail --ref VR-12
paid_twice=$claims

from_rail "the Court of Audit confirms every invoice" \
    --speaker "Anselm Dorr" --role "Transport Minister" \
    --kind prediction --strength firm --by "by the end of September" \
    --quote "The Court of Audit will confirm every invoice by the end of September" \
    --topic rail --ref VR-13
invoices=$claims

from_rail "Veldonia's budget is balanced" \
    --speaker "Ilse Marant" --role "Prime Minister" \
    --kind promise --strength firm --by "by 2027" --repeats "$balanced" \
    --quote "The budget will be balanced by 2027, with or without this railway" \
    --topic budget --ref VR-14

from_rail "the ministry takes on two hundred train drivers" \
    --speaker "Rurik Salt" --role "secretary of the Footplate Union" \
    --kind demand --strength firm --actor "Ministry of Transport" --by "no later than 15 March 2026" \
    --topic rail
drivers_twice=$claims

at 2025-06-04T08:55:00Z
drop "$drivers_twice" --why "entered twice: the same demand as claim $drivers"

at 2025-06-06T15:10:00Z
mark "$trial_train" fulfilled --evidence $courier/2025/06/06/first-whistle-at-corrin

at 2025-06-16T09:05:00Z
mark "$noise" met --on 2025-06-13 \
    --evidence $courier/2025/06/13/ministry-puts-out-noise-survey

at 2025-08-04T09:40:00Z
mark "$square" unfulfilled --reason blocked \
    --evidence $courier/2025/07/29/court-stops-work-on-station-square

at 2025-08-11T10:30:00Z
mark "$second_builder" unverifiable --on 2025-08-08 \
    --note "The railway does not publish its contracts, and no builder would comment."

at 2025-08-30T08:15:00Z
condition "$contract" no --on 2025-08-29 --note "The rails reached Sele three days early."

at 2025-09-02T09:25:00Z
mark "$pensions" fulfilled --on 2025-09-01 \
    --evidence $courier/2025/09/01/first-higher-pensions-paid \
    --archive $archive/20250902/first-higher-pensions-paid

at 2025-10-02T08:30:00Z
mark "$ald_bridge" fulfilled --on 2025-09-26 \
    --evidence $courier/2025/09/26/ald-bridge-carries-its-first-train
mark "$invoices" did-not-come-true \
    --evidence $courier/2025/09/30/auditors-hold-back-eleven-invoices

at 2025-10-10T07:50:00Z
add "trains run between Karsholm and Brennick" \
    --speaker "Anselm Dorr" --role "Transport Minister" --said 2025-10-09 \
    --kind promise --strength firm --by "this year" --repeats "$line" \
    --source https://example.org/karsholm-television/2025/10/09/evening-debate \
    --quote "This line opens this year, and I will be on the first train." --unchecked --at "12:31" \
    --topic rail --ref VT-01

at 2025-11-12T08:35:00Z
mark "$inflation" came-true --on 2025-11-11 \
    --evidence $courier/2025/11/11/inflation-at-2-point-8

at 2025-11-18T08:00:00Z
for claim in "${talks[@]}"; do
    look "$claim" --again 2026-04-20 --note "Still left undecided."
done
look "$wage_tax" --again 2026-04-20 --note "The budget for 2026 leaves the wage tax alone."
look "$depot" --again 2026-04-20
mark "$corrin_viaduct" fulfilled --on 2025-11-14 \
    --evidence $courier/2025/11/14/corrin-viaduct-open-six-weeks-late

at 2025-11-21T09:00:00Z
mark "$paid_twice" refuted --on 2025-11-20 \
    --evidence $courier/2025/11/20/auditors-one-delivery-one-payment \
    --words "There was one delivery and one payment."

at 2025-12-08T10:10:00Z
mark "$sele_crossing" unfulfilled --reason superseded \
    --evidence $courier/2025/12/05/a-temporary-bridge-for-the-sele \
    --note "Trains are to use a temporary bridge; the crossing itself is put off without a date."

at 2026-01-05T09:20:00Z
mark "$hospitals" kept --on 2025-12-31 \
    --evidence $courier/2026/01/03/the-hospital-register-unchanged
mark "$coalition" unfulfilled --note "Marant's coalition began the year with the same 62 seats."


# ---- February 2026: the harbour -----------------------------------------------------------------

at 2026-02-11T08:10:00Z

from_harbour "Veldonia and Norrow sign the Sound treaty" \
    --speaker "Cyra Holt" --role "Foreign Minister" \
    --kind promise --strength firm --by "no later than 15 March 2026" \
    --quote "Veldonia and its neighbour Norrow will sign the Sound treaty no later than 15 March 2026" \
    --topic treaty --ref VH-01
treaty=$claims

from_harbour "Norrow withdraws its patrol boats from the Sound" \
    --speaker "Bram Oyle" --role "foreign minister of Norrow" \
    --kind promise --strength firm \
    --if "the treaty passes ratification in both parliaments" --condition-by "by the end of 2026" \
    --by "within 90 days of ratification" \
    --quote "If the treaty passes ratification in both parliaments by the end of 2026, we will withdraw our patrol boats from the Sound within 90 days of ratification" \
    --topic treaty --ref VH-02
patrol_boats=$claims

from_harbour "Norrow closes its ports to Veldonian trawlers" \
    --speaker "Bram Oyle" --role "foreign minister of Norrow" \
    --kind threat --strength firm \
    --unless "Veldonia reopens the inner basin" --condition-by "within 30 days" \
    --quote "unless Veldonia reopens the inner basin within 30 days, Norrow will close its ports to Veldonian trawlers" \
    --topic treaty --topic fisheries --ref VH-03
ports=$claims

from_harbour "Norrow returns the two seized trawlers" \
    --speaker "Cyra Holt" --role "Foreign Minister" \
    --kind demand --strength firm --actor "Norrow" --by "by Friday" \
    --quote "Holt demanded that Norrow return two seized trawlers by Friday." \
    --topic fisheries --ref VH-04
trawlers=$claims

from_harbour "both delegations meet again" \
    --speaker "Cyra Holt" --role "Foreign Minister" \
    --kind promise --strength firm --by "next month" \
    --quote "both delegations will meet again next month" \
    --topic treaty --ref VH-05
delegations=$claims

from_harbour "the fishing grounds are charted" \
    --speaker "Cyra Holt" --role "Foreign Minister" \
    --kind promise --strength firm --by "by 2027" \
    --quote "the fishing grounds will be charted by 2027" \
    --topic fisheries --ref VH-06
charted=$claims

from_harbour "no Norrowan ship was searched on Marant's orders" \
    --speaker "Ilse Marant" --role "Prime Minister" \
    --kind assertion --strength firm \
    --quote "no Norrowan ship had been searched on her orders" \
    --topic treaty --ref VH-07
searched=$claims

from_harbour "the main channel is dredged" \
    --speaker "Mirela Oake" --role "director of the port of Brennick" \
    --kind promise --strength firm --by "by 5 November 2026" \
    --quote "the main channel will be dredged by 5 November 2026" \
    --test "the pilots' office certifies nine metres at low water" \
    --topic harbour --ref VH-08
dredged=$claims

from_harbour "a new customs house opens" \
    --speaker "Mirela Oake" --role "director of the port of Brennick" \
    --kind promise --strength firm --by "by the end of 2026" \
    --quote "a new customs house will open by the end of 2026" \
    --topic harbour --ref VH-09
customs_house=$claims

from_harbour "boats block the channel at Brennick" \
    --speaker "Jonas Tern" --role "spokesman of the Brennick Fishers' Guild" \
    --kind threat --strength hedged \
    --if "the herring quota is cut" --condition-by "next month" \
    --quote "boats might block the channel if the herring quota is cut next month" \
    --topic fisheries --ref VH-10
blockade=$claims

from_harbour "the Sound treaty fails" \
    --speaker "Oda Kestrel" --role "leader of the Ploughshare League" \
    --kind prediction --strength firm --by "by the end of June" \
    --quote "It will be dead by the end of June" \
    --test "the treaty is rejected, or taken back by either government" \
    --topic treaty --ref VH-11
treaty_dead=$claims

from_harbour "the Ploughshare League calls a vote of confidence" \
    --speaker "Oda Kestrel" --role "leader of the Ploughshare League" \
    --kind threat --strength firm \
    --if "the prime minister signs the treaty" \
    --quote "If the prime minister signs it, we will call a vote of confidence." \
    --topic treaty --topic government --ref VH-12
confidence=$claims

from_harbour "the cargo of steel in the outer basin is released" \
    --speaker "two customs officers" --anonymous \
    --kind prediction --strength firm --by "within days" \
    --quote "a cargo of steel held in the outer basin would be released within days" \
    --topic harbour --ref VH-13
steel=$claims

from_harbour "Sound Lines resumes its night service" \
    --speaker "Sound Lines" \
    --kind promise --strength hedged --by "in the coming weeks" \
    --quote "The ferry company Sound Lines said it expected to resume its night service in the coming weeks." \
    --topic harbour --ref VH-14
night_service=$claims

from_harbour "trains run between Karsholm and Brennick" \
    --speaker "Anselm Dorr" --role "Transport Minister" \
    --kind promise --strength firm --by "by the end of June" --repeats "$line" \
    --quote "Trains will run to Brennick by the end of June" \
    --topic rail --ref VH-15

at 2026-02-17T09:00:00Z
mark "$trawlers" fulfilled --on 2026-02-16 \
    --evidence $courier/2026/02/16/trawlers-back-at-the-quay

at 2026-02-20T08:25:00Z
mark "$steel" fulfilled --on 2026-02-19 \
    --evidence $courier/2026/02/19/steel-leaves-the-outer-basin \
    --note "Nine days: inside what a careful reader grants the word."

at 2026-02-27T10:45:00Z
mark "$night_service" withdrawn --on 2026-02-26 \
    --evidence $courier/2026/02/26/sound-lines-gives-up-the-night-boat

at 2026-02-28T09:15:00Z
mark "$blockade" fulfilled --on 2026-02-27 --condition-was pending \
    --evidence $courier/2026/02/27/forty-boats-across-the-channel \
    --note "The guild did not wait for the quota, which was still being argued over."

at 2026-03-04T08:30:00Z
mark "$delegations" fulfilled --on 2026-03-03 \
    --evidence $courier/2026/03/03/second-round-at-the-lighthouse

at 2026-03-06T09:10:00Z
condition "$ports" yes --on 2026-03-05 --note "The inner basin is open to all flags again."

# The wrong line of the list: taken back two minutes later.
at 2026-03-13T10:05:00Z
mark "$charted" fulfilled --on 2026-03-12 \
    --evidence $courier/2026/03/12/signed-at-brennick
at 2026-03-13T10:07:00Z
undo
at 2026-03-13T10:08:00Z
mark "$treaty" fulfilled --on 2026-03-12 \
    --evidence $courier/2026/03/12/signed-at-brennick \
    --archive $archive/20260313/signed-at-brennick \
    --words "Holt signed at noon and Oyle four minutes later."

at 2026-03-17T16:30:00Z
mark "$drivers" not-met --reason not-a-priority \
    --evidence $courier/2026/03/16/62-drivers-not-200
mark "$confidence" carried-out --on 2026-03-17 --condition-was yes \
    --evidence $courier/2026/03/17/kestrel-calls-the-vote

at 2026-04-20T08:00:00Z
mark "$searched" unverifiable --on 2026-04-20 \
    --note "The coastguard's orders of that month are sealed for thirty years."
for claim in "${talks[@]}"; do
    look "$claim" --again 2026-10-20 --note "Still left undecided."
done

look "$wage_tax" --again 2026-10-26
look "$depot" --again 2026-10-26
look "$passengers" --again 2026-10-26 --note "The line is not open: the eighteen months have not begun."

at 2026-05-11T08:20:00Z
mark "$line" fulfilled --on 2026-05-09 \
    --evidence $courier/2026/05/09/the-0812-to-brennick \
    --archive $archive/20260511/the-0812-to-brennick

at 2026-05-19T09:30:00Z
mark "$ports" carried-out --on 2026-05-18 \
    --evidence $courier/2026/05/18/norrow-shuts-its-ports-all-the-same

# A name typed wrongly and seen at once: the number stays used.
at 2026-06-19T08:05:00Z
add "nurses work a 36-hour week" \
    --speaker "Brida Lunn" --role "chair of the Nurses' Union" --said 2026-06-18 \
    --kind demand --strength firm --actor "Government of Veldonia" --by "by 2027" \
    --source $courier/2026/06/18/what-the-nurses-want \
    --topic health --topic labour
at 2026-06-19T08:06:00Z
undo
at 2026-06-19T08:09:00Z
add "nurses work a 36-hour week" \
    --speaker "Brida Lune" --role "chair of the Nurses' Union" --said 2026-06-18 \
    --kind demand --strength firm --actor "Government of Veldonia" --by "by 2027" \
    --source $courier/2026/06/18/what-the-nurses-want \
    --quote "Thirty-six hours by 2027, and not one hour more." --unchecked --at "page 4" \
    --topic health --topic labour --ref VP-01

at 2026-07-01T08:40:00Z
mark "$treaty_dead" did-not-come-true --note "Signed, and before both parliaments."

at 2026-08-20T09:15:00Z
mark "$customs_house" broken --on 2026-08-19 --early --reason changed-mind \
    --evidence $courier/2026/08/19/port-sells-the-customs-house-site


# ---- Autumn 2026: what is still to come ---------------------------------------------------------

at 2026-09-09T08:30:00Z
add "the lamps on the station square at Brennick are lit" \
    --speaker "Wenna Caul" --role "mayor of Brennick" --said 2026-09-08 \
    --kind promise --strength firm --by "by the end of September" \
    --source https://example.org/brennick-radio/2026/09/08/morning \
    --quote "The square will have its lamps by the end of September." --unchecked --at "07:42" \
    --topic rail --ref VP-02

at 2026-10-13T08:15:00Z
add --condition "an answer on pay by 20 October or the night trains stop" \
    --speaker "Rurik Salt" --role "secretary of the Footplate Union" --said 2026-10-12 \
    --kind threat --strength firm \
    --source $courier/2026/10/12/drivers-set-a-date \
    --topic rail --topic labour --ref VP-03

at 2026-10-15T17:20:00Z
add "Norrow asks for the treaty to be put off" \
    --speaker "a member of the Norrowan delegation" --anonymous --private --said 2026-10-14 \
    --kind prediction --strength hedged --by "by the end of 2026" \
    --source https://example.org/desk/memos/2026-10-14 \
    --topic treaty

at 2026-10-21T07:55:00Z
add "Norrow returns to the table" \
    --speaker "Bram Oyle" --role "foreign minister of Norrow" --said 2026-10-20 \
    --kind promise --strength firm --by "before 15 November 2026" \
    --source https://example.org/norrow-press-office/2026/10/20/briefing \
    --quote "Nous reviendrons à la table avant le 15 novembre 2026." --unchecked --at "04:10" \
    --lang fr --translation "We will come back to the table before 15 November 2026." \
    --topic treaty --ref VP-04

at 2026-10-23T08:10:00Z
add "Marant steps down as prime minister" \
    --speaker "Ilse Marant" --role "Prime Minister" --said 2026-10-22 \
    --kind promise --strength firm \
    --if "the main channel is not dredged" --condition-by "by 5 November 2026" \
    --source https://example.org/karsholm-television/2026/10/22/marant-at-nine \
    --quote "If the channel is not dredged by the fifth of November, I will step down." --unchecked --at "31:05" \
    --topic government --topic harbour --ref VP-05

# Kind, strength and deadline are left to the wording here.
add "The night boat will sail again by the end of November 2026" \
    --speaker "Sound Lines" --said 2026-10-21 \
    --source $courier/2026/10/21/the-night-boat-returns \
    --topic harbour --ref VP-06

at 2026-10-26T08:00:00Z
look "$wage_tax" --again 2026-12-01 --note "No bill touches the wage tax; the next budget is due in November."
look "$passengers" --again 2027-01-15 --note "410,000 passengers between May and September."
look "$depot" --again 2026-12-15 --note "The depot is on no closing list."
look "$patrol_boats" --again 2026-12-18 --note "Karsholm has ratified; Norrow's upper house has not voted."
for claim in "${talks[@]}"; do
    look "$claim" --again 2027-04-19 --note "Still left undecided."
done
look "$vance_hope" --again 2026-10-30

at 2026-10-29T08:45:00Z
add "the draft budget for 2027 goes to the Assembly" \
    --speaker "Tobin Reeve" --role "Finance Minister" --said 2026-10-28 \
    --kind promise --strength firm --by "within days" \
    --source $courier/2026/10/28/reeve-almost-there \
    --quote "You will have the draft within days." --unchecked --at "page 2" \
    --topic budget --ref VP-07
add "the town hears the neighbours of the line on night noise" \
    --speaker "Wenna Caul" --role "mayor of Brennick" --said 2026-10-28 \
    --kind promise --strength firm --by-date 2026-12-01..2026-12-20 \
    --source https://example.org/brennick-radio/2026/10/28/evening \
    --topic rail --ref VP-08
