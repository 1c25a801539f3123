//! The tab key: what shells are offered, asked as they ask, and what the scripts do in the shells themselves.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::desk::{self, Desk, Ran, skipped};

/// A desk whose claims have speakers, topics, a source and conditions.
fn desk_with_claims() -> Desk {
    let desk = Desk::new();
    fs::write(desk.path("talks.txt"), "We may leave, said Marco Rubio.").expect("a file can be written");
    desk.typed("add 'The bridge opens' --speaker 'Jane Doe' --kind promise --topic roads --topic 'the north'");
    desk.typed(
        "add 'The US leaves' --speaker 'Marco Rubio' --kind threat --unless progress --source talks.txt --topic war",
    );
    desk.typed("add 'Rates fall' --speaker 'Jane Roe' --kind prediction");
    desk.typed("mark 3 came-true");
    desk
}

/// What a shell that splits words itself is offered for the last of them, without flags.
#[track_caller]
fn offered(desk: &Desk, words: &[&str]) -> Vec<String> {
    let ran = Ran::of(asked(desk, "fish", words).stdin(Stdio::null()));
    assert_eq!((ran.status, ran.stderr.as_str()), (Some(0), ""), "{words:?}");
    let is_flag = |line: &&str| line.starts_with('-') && !words.last().is_some_and(|word| word.starts_with('-'));
    ran.text().lines().filter(|line| !is_flag(line)).map(|line| line.to_owned()).collect()
}

/// The values alone.
#[track_caller]
fn values(desk: &Desk, words: &[&str]) -> Vec<String> {
    offered(desk, words).iter().map(|line| line.split('\t').next().unwrap_or_default().to_owned()).collect()
}

fn asked(desk: &Desk, shell: &str, words: &[&str]) -> Command {
    let mut command = desk.command(&["--", "onrecord"]);
    command.args(words).env("COMPLETE", shell);
    command
}

#[test]
fn commands_and_flags_are_offered() {
    let desk = Desk::new();
    assert_eq!(values(&desk, &["sh"]), ["show"]);
    assert_eq!(values(&desk, &["mark", "--ev"]), ["--evidence"]);
    assert_eq!(values(&desk, &["completions", ""]), ["bash", "zsh", "fish"]);
    assert_eq!(values(&desk, &["list", "--format", "m"]), ["markdown"]);
    assert!(!values(&desk, &[""]).contains(&"log".to_owned()), "what is hidden is not offered");
}

#[test]
fn claims_are_offered_by_number_with_what_they_say() {
    let desk = desk_with_claims();
    let shown = offered(&desk, &["show", ""]);
    assert_eq!(
        shown,
        ["1\tJane Doe: The bridge opens", "2\tMarco Rubio: The US leaves", "3\tfulfilled, Jane Roe: Rates fall"]
    );
    assert_eq!(values(&desk, &["mark", "2"]), ["2"]);
    assert_eq!(values(&desk, &["condition", ""]), ["2", "1", "3"], "what awaits a decision comes first");
    assert_eq!(values(&desk, &["show", "1,3,2"]), ["1,3,2"]);
    assert_eq!(values(&desk, &["look", "x"]), [""; 0]);
    assert_eq!(values(&desk, &["add", "--repeats", "3"]), ["3"]);
}

#[test]
fn outcomes_are_those_of_the_kind_that_is_named() {
    let desk = desk_with_claims();
    let after = |id: &str, word: &str| values(&desk, &["mark", id, word]);
    assert_eq!(after("1", "k"), ["kept"]);
    assert_eq!(after("2", "c"), ["carried-out"]);
    assert_eq!(after("1,2", "b"), ["broken"]);
    assert_eq!(after("1", "un"), ["unfulfilled", "unverifiable"]);
    assert_eq!(after("1", "v"), [""; 0], "void is never typed");
    assert_eq!(values(&desk, &["condition", "2", "y"]), ["yes"]);
    assert_eq!(values(&desk, &["mark", "1", "kept", "--condition-was", "p"]), ["pending"]);
}

#[test]
fn names_topics_and_sources_come_from_the_ledger() {
    let desk = desk_with_claims();
    assert_eq!(values(&desk, &["list", "--speaker", "Jane"]), ["Jane Doe", "Jane Roe"]);
    assert_eq!(values(&desk, &["add", "--speaker", "rub"]), ["Marco Rubio"]);
    assert_eq!(values(&desk, &["list", "--topic", ""]), ["roads", "the north", "war"]);
    assert_eq!(offered(&desk, &["list", "--source", ""]), ["1\ttalks.txt"]);
    assert_eq!(values(&desk, &["add", "--source", "talk"]), ["talks.txt"]);
    assert_eq!(values(&desk, &["list", "--kind", "p"]), ["promise", "prediction"]);
    assert_eq!(values(&desk, &["list", "--status", "overdue,di"]), ["overdue,disputed"]);
    assert_eq!(values(&desk, &["mark", "1", "broken", "--reason", "o"]), ["overtaken"]);
    assert_eq!(values(&desk, &["link", "1", "re"]), ["repeats"]);
    assert_eq!(values(&desk, &["link", "1", "repeats", "2"]), ["2"]);
    assert_eq!(values(&desk, &["note", "1", "--progress", ""]), ["moving", "stalled"]);
    assert_eq!(values(&desk, &["list", "--sort", "s"]), ["said", "speaker"]);
    assert_eq!(values(&desk, &["speaker", "Jane"]), ["Jane Doe", "Jane Roe"]);
    assert_eq!(values(&desk, &["speaker", "merge", "Jane Roe", "--into", "Jane D"]), ["Jane Doe"]);
    assert_eq!(values(&desk, &["source", "retract", ""]), ["1"]);
}

#[test]
fn the_ledger_is_the_one_that_the_line_names() {
    let desk = desk_with_claims();
    let db = desk.path("other ledger.db");
    let db = db.to_str().expect("plain");
    desk.ok(&["--db", db, "add", "Taxes fall", "--speaker", "Ann Other", "--kind", "demand"]);
    assert_eq!(values(&desk, &["--db", db, "list", "--speaker", ""]), ["Ann Other"]);
    assert_eq!(values(&desk, &["list", &format!("--db={db}"), "--speaker", ""]), ["Ann Other"]);
    assert_eq!(values(&desk, &["--db", "~/other ledger.db", "mark", "1", "m"]), ["met"]);
    // As bash and zsh hand words over: with their quotation marks, and the place of the cursor.
    let quoted = format!("\"{db}\"");
    let mut command = asked(&desk, "bash", &["--db", &quoted, "list", "--speaker", "\"Ann", "--all"]);
    assert_eq!(Ran::of(command.env("_CLAP_COMPLETE_INDEX", "5")).done(), "Ann Other");
    let mut unnamed = asked(&desk, "fish", &["list", "--speaker", ""]);
    fs::create_dir_all(desk.path(".config/onrecord")).expect("a folder can be made");
    fs::write(desk.path(".config/onrecord/config.toml"), "db = \"~/other ledger.db\"").expect("a file can be written");
    assert_eq!(Ran::of(unnamed.env_remove("ONRECORD_DB")).done(), "Ann Other\n");
}

#[test]
fn whatever_is_wrong_nothing_is_said_and_nothing_made() {
    let desk = Desk::new();
    for words in [&["mark", ""][..], &["list", "--speaker", ""], &["list", "--topic", "x"], &["mark", "1", "k"]] {
        offered(&desk, words);
    }
    assert_eq!(desk.files(), [], "no ledger is made");
    fs::write(desk.ledger(), "no ledger at all").expect("a file can be written");
    assert_eq!(values(&desk, &["list", "--speaker", ""]), [""; 0]);
    fs::write(desk.path("config.toml"), "db = \"ledger.db\"\ncolour = 1\n").expect("a file can be written");
    let broken = |words: &[&str]| {
        let mut command = asked(&desk, "fish", words);
        let ran = Ran::of(command.env("ONRECORD_CONFIG", "config.toml").env_remove("ONRECORD_DB"));
        assert_eq!((ran.status, ran.stderr.as_str()), (Some(0), ""), "{words:?}");
        ran.text().to_owned()
    };
    assert_eq!(broken(&["list", "--speaker", ""]), "");
    assert!(broken(&["sh"]).starts_with("show"), "commands need no configuration");
    for shell in ["bash", "zsh", "fish"] {
        for words in
            [&[][..], &[""], &["--"], &["mark", "\u{1b}"], &["nope", "--nope="], &["-"], &["mark", "1", "--on="]]
        {
            let ran = Ran::of(asked(&desk, shell, words).env("_CLAP_COMPLETE_INDEX", "7"));
            assert_eq!((ran.status, ran.stderr.as_str()), (Some(0), ""), "{shell} {words:?}");
        }
    }
}

#[test]
fn a_variable_of_that_name_does_not_keep_commands_from_running() {
    let desk = Desk::new();
    for value in ["1", "bash", "powershell", ""] {
        let ran = Ran::of(desk.command(&["when", "by June", "--json"]).env("COMPLETE", value));
        assert!(ran.done().contains("by June"));
    }
}

#[test]
fn hostile_text_is_offered_on_one_line_and_harmless() {
    let desk = Desk::new();
    let statement = "red \u{1b}[31m\nand \u{202e}back\t7";
    desk.ok(&["add", statement, "--speaker", "Jane \u{1b}]0;x\u{7} Doe", "--topic", "a\u{202e}b", "--kind", "promise"]);
    let lines = offered(&desk, &["show", ""]);
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].contains("red \\u{1b}[31m and \\u{202e}back 7"), "{lines:?}");
    for words in [&["list", "--speaker", ""][..], &["list", "--topic", ""]] {
        assert_eq!(values(&desk, words), [""; 0], "what cannot be shown cannot be typed");
    }
    let long = "x".repeat(100_000);
    desk.ok(&["add", &long, "--speaker", "Jane Doe", "--kind", "promise"]);
    assert!(offered(&desk, &["show", "2"])[0].chars().count() < 100);
}

#[test]
fn reading_for_the_tab_key_leaves_everything_as_it_is() {
    let desk = desk_with_claims();
    let before = desk.files();
    for words in [&["mark", ""][..], &["list", "--speaker", ""], &["list", "--topic", ""], &["list", "--source", ""]] {
        assert!(!values(&desk, words).is_empty(), "{words:?}");
        assert!(desk.files() == before, "{words:?}");
    }
}

/// A shell with the program in its path, not started yet; `None`, said aloud, where there is none.
fn shell(desk: &Desk, name: &str, args: &[&str]) -> Option<Command> {
    if Command::new(name).arg("--version").stdout(Stdio::null()).status().is_err() {
        skipped(&format!("completions in {name}: it is not installed"));
        return None;
    }
    let folder = Path::new(desk::PROGRAM).parent().expect("a program is in a folder");
    let mut command = Command::new(name);
    let path = format!("{}:{}", folder.display(), std::env::var("PATH").unwrap_or_default());
    desk.dress(&mut command).env("PATH", path).args(args);
    Some(command)
}

/// Presses the tab key in bash by calling what the script has registered.
const PRESS: &str = "source <(onrecord completions bash)
compopt() { echo \"compopt $*\"; }
press() {
    COMP_WORDS=(\"$@\") COMP_CWORD=$(($# - 1)) COMPREPLY=()
    local word=${COMP_WORDS[COMP_CWORD]}
    [[ $word == = ]] && word=
    _onrecord onrecord \"${word#[\\\"\\']}\" \"${COMP_WORDS[COMP_CWORD - 1]}\"
    printf '<%s>' \"${COMPREPLY[@]}\"; echo
}
";

#[test]
fn bash_completes() {
    let desk = desk_with_claims();
    let script = format!(
        "{PRESS}complete -p onrecord
press onrecord sho
press onrecord mark 1 k
press onrecord list --speaker '\"Jane'
press onrecord list --speaker = Marc
press onrecord list --kind =
press onrecord --db '\"nowhere 1.db\"' list --speaker J
press onrecord completions z"
    );
    let Some(mut bash) = shell(&desk, "bash", &["--norc", "--noprofile", "-c", &script]) else { return };
    let ran = Ran::of(&mut bash);
    let expected = "complete -o nosort -F _onrecord onrecord
<show>
<kept>
compopt -o filenames
<Jane Doe><Jane Roe>
compopt -o filenames
<Marco Rubio>
<promise><threat><prediction><demand><assertion>
<>
<zsh>
";
    assert_eq!((ran.text(), ran.stderr.as_str()), (expected, ""));
}

#[test]
fn zsh_completes() {
    let desk = desk_with_claims();
    // The script alone: what it registers, and what it is answered.
    let script = "autoload -U compinit; compinit -u -d zcompdump
source <(onrecord completions zsh); print -- $_comps[onrecord]; whence -w _clap_dynamic_completer_onrecord
COMPLETE=zsh _CLAP_COMPLETE_INDEX=3 onrecord -- onrecord list --speaker '\"Jane'";
    let Some(mut zsh) = shell(&desk, "zsh", &["-f", "-c", script]) else { return };
    let ran = Ran::of(&mut zsh);
    let expected = "_clap_dynamic_completer_onrecord\n_clap_dynamic_completer_onrecord: function\nJane Doe\nJane Roe";
    assert_eq!((ran.text(), ran.stderr.as_str()), (expected, ""));
}

#[test]
fn fish_completes() {
    let desk = desk_with_claims();
    let script = "onrecord completions fish | source
complete -C 'onrecord mark 1 k'
complete -C 'onrecord list --speaker \"Jane'
complete -C 'onrecord show 2'";
    let Some(mut fish) = shell(&desk, "fish", &["--no-config", "-c", script]) else { return };
    let ran = Ran::of(&mut fish);
    assert_eq!((ran.text(), ran.stderr.as_str()), ("kept\nJane Doe\nJane Roe\n2\tMarco Rubio: The US leaves\n", ""));
}

#[test]
fn scripts_need_no_ledger_and_no_sound_configuration() {
    let desk = Desk::new();
    for shell in ["bash", "zsh", "fish"] {
        let ran = Ran::of(desk.command(&["completions", shell]).env("ONRECORD_CONFIG", "nope.toml"));
        assert!(ran.done().contains("onrecord"));
    }
    desk.refused(&["completions", "csh"], 2);
    desk.refused(&["completions"], 2);
    desk.refused(&["completions", "bash", "--json"], 2);
    assert_eq!(desk.files(), []);
}

#[test]
fn an_answer_takes_no_longer_in_a_larger_ledger() {
    let desk = Desk::new();
    fs::write(desk.path("lines.jsonl"), super::lines::ledger(5000)).expect("a file can be written");
    desk.ok(&["import", "lines.jsonl"]);
    let begun = Instant::now();
    for _ in 0..5 {
        assert_eq!(values(&desk, &["mark", ""]).len(), 50);
        assert_eq!(values(&desk, &["mark", "4"]).len(), 50);
    }
    // Loose, as the program may be one for finding faults: the benchmark measures.
    assert!(begun.elapsed() < Duration::from_secs(5), "{:?}", begun.elapsed());
}
