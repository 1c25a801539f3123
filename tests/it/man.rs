//! Manual pages: one for each command that help names, whole or not at all.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use super::desk::{Desk, Ran, skipped};

/// The commands that help names below some words, and those below them, each as the name of its page.
fn commands(desk: &Desk, words: &[&str]) -> BTreeSet<String> {
    let help = desk.ok(&[words, &["--help"]].concat());
    let rows = help.lines().skip_while(|line| *line != "Commands:").skip(1).take_while(|line| !line.is_empty());
    let names = rows.filter_map(|line| line.strip_prefix("  ").filter(|line| !line.starts_with(' ')));
    let names = names.filter_map(|line| line.split_whitespace().next());
    let mut pages: BTreeSet<String> = names.flat_map(|name| commands(desk, &[words, &[name]].concat())).collect();
    pages.insert([&["onrecord"], words].concat().join("-") + ".1");
    pages
}

#[test]
fn every_command_has_its_page() {
    let desk = Desk::new();
    let printed = desk.ok(&["man", "pages"]);
    let written: BTreeSet<String> = fs::read_dir(desk.path("pages"))
        .expect("the folder is made")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(written, commands(&desk, &[]));
    assert!(written.len() > 20, "{written:?}");
    assert_eq!(printed.lines().collect::<BTreeSet<_>>().len(), written.len());
    assert!(printed.lines().all(|line| written.contains(line.trim_start_matches("pages/"))), "{printed}");
    let page = fs::read_to_string(desk.path("pages/onrecord-mark.1")).expect("it is there");
    for part in [".SH SYNOPSIS\n\\fBonrecord mark\\fR [OPTIONS]", ".SH EXAMPLE\nonrecord mark 3", ".SH OPTIONS\n"] {
        assert!(page.contains(part), "{part} is not in\n{page}");
    }
    let before = desk.files();
    desk.ok(&["man", "pages"]);
    assert!(desk.files() == before, "the same pages every time");
}

#[test]
fn the_pages_can_be_set() {
    let desk = Desk::new();
    let printed = desk.ok(&["man", "pages"]);
    if Command::new("groff").arg("--version").output().is_err() {
        return skipped("manual pages are not set: there is no program `groff`");
    }
    for page in printed.lines() {
        let mut groff = Command::new("groff");
        let ran = Ran::of(desk.dress(&mut groff).args(["-man", "-Tascii", "-ww", page]));
        assert_eq!((ran.status, ran.stderr.as_str()), (Some(0), ""), "{page}");
    }
}

#[test]
fn a_page_that_cannot_be_written_leaves_none() {
    let desk = Desk::new();
    fs::create_dir_all(desk.path("pages/onrecord-list.1")).expect("a folder can be made");
    let before = desk.files();
    let said = desk.refused(&["man", "pages"], 2);
    assert!(said.contains("onrecord-list.1 is no file"), "{said}");
    assert!(desk.files() == before);
    let script = "ulimit -c 0; ulimit -f 4; trap '' XFSZ; exec \"$onrecord\" man new";
    let ran = Ran::of(&mut desk.script(script));
    assert_eq!(ran.status, Some(2), "{ran:?}");
    assert!(desk.files() == before, "{ran:?}");
    fs::write(desk.path("file"), "").expect("a file can be written");
    desk.refused(&["man", "file"], 2);
}

#[test]
fn a_rehearsal_names_the_pages_and_writes_none() {
    let desk = Desk::new();
    let rehearsed = desk.ok(&["man", "-n", "pages"]);
    assert_eq!(desk.files(), []);
    assert_eq!(rehearsed, desk.ok(&["man", "pages"]));
}

#[test]
fn it_needs_no_sound_configuration() {
    let desk = Desk::new();
    let mut command = desk.command(&["man", "pages"]);
    Ran::of(command.env("ONRECORD_CONFIG", "nope.toml")).done();
    desk.refused(&["man", "pages", "--json"], 2);
}
