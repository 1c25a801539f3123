//! The arrows of the architecture: which room may import which. Read from the source, so that a wrong
//! `use` fails here and not in somebody's review.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Each room with the rooms that it may import.
const ARROWS: [(&str, &[&str]); 9] = [
    ("letters", &[]),
    ("deadline", &["letters"]),
    ("claim", &["deadline", "letters"]),
    ("reading", &["claim", "deadline", "letters"]),
    ("report", &["claim", "deadline"]),
    ("store", &["claim", "deadline"]),
    ("render", &["claim", "deadline", "report"]),
    ("site", &["render", "claim", "deadline", "report"]),
    ("cli", &["site", "render", "store", "reading", "report", "claim", "deadline"]),
];

#[test]
fn no_import_goes_against_the_arrows() {
    let files = source_files();
    let broken: Vec<String> = files
        .iter()
        .flat_map(|file| {
            let text = fs::read_to_string(source().join(file)).expect("a source file can be read");
            wrong_imports(file, &text)
        })
        .collect();
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn every_file_stands_in_a_room_that_has_its_arrows() {
    let files = source_files();
    let rooms: BTreeSet<String> = files.iter().map(|file| room_of(file)).collect();
    for room in &rooms {
        let is_known = ARROWS.iter().any(|(name, _)| name == room) || room == "lib" || room == "main";
        assert!(is_known, "{room} has no arrows here and in the architecture");
    }
    for (room, file) in declared_modules(&files) {
        let is_seen = [format!("{room}.rs"), format!("{room}/mod.rs")]
            .iter()
            .any(|path| files.iter().any(|file| file == Path::new(path)));
        assert!(is_seen, "{}: module {room} is declared, but its file was not checked", file.display());
    }
    assert!(files.len() >= 60, "only {} files were found", files.len());
}

#[test]
fn the_checker_catches_what_it_is_there_for() {
    let wrong = |file: &str, text: &str| wrong_imports(Path::new(file), text);
    assert_eq!(wrong("claim/fold.rs", "use crate::store::Ledger;").len(), 1);
    assert_eq!(wrong("render/table/list.rs", "use crate::{claim::Claim, store::{Found, Ledger}};").len(), 1);
    assert_eq!(wrong("store/mod.rs", "use crate::{\n    render::json,\n    cli,\n};").len(), 2);
    assert_eq!(wrong("deadline/day.rs", "fn day() -> crate::claim::Claim {}").len(), 1);
    assert_eq!(wrong("reading/mod.rs", "use super::store::Ledger;").len(), 1);
    assert_eq!(wrong("claim/past.rs", "use super::super::cli::Desk;").len(), 1);
    assert_eq!(wrong("main.rs", "use onrecord::store::Ledger;").len(), 1);
    assert_eq!(wrong("lib.rs", "use crate::cli::run;").len(), 1);
    assert_eq!(wrong("claim/fold.rs", "use crate as all;").len(), 1);
}

#[test]
fn the_checker_leaves_what_is_allowed() {
    let right = |file: &str, text: &str| assert_eq!(wrong_imports(Path::new(file), text), [""; 0]);
    right("claim/fold.rs", "use crate::deadline::Window; use crate::claim::Claim;");
    right("claim/fold.rs", "//! See `crate::store::Ledger`.\nlet a = 1; // crate::cli");
    right("claim/fold.rs", "let a = \"crate::store\";");
    right("render/table/list.rs", "use super::super::words;");
    right("store/mod.rs", "pub(crate) use writing::Stamp;");
    right("cli/add/source.rs", "use crate::cli::desk::read_text;\nuse crate::store::{Ledger, Writing};");
    right("main.rs", "fn main() { onrecord::cli::main() }");
}

/// The imports of one file that go against the arrows, a line each.
fn wrong_imports(file: &Path, text: &str) -> Vec<String> {
    let room = room_of(file);
    let allowed: &[&str] = match room.as_str() {
        "main" => &["cli"],
        "lib" => &["site", "render", "store", "reading", "report", "claim", "deadline"],
        room => ARROWS.iter().find(|(name, _)| *name == room).map_or(&[], |(_, allowed)| *allowed),
    };
    let imported = imports(file, &bare(text));
    let wrong = imported.iter().filter(|other| **other != room && !allowed.contains(&other.as_str()));
    wrong.map(|other| format!("{}: {room} must not import {other}", file.display())).collect()
}

/// The rooms that a text names by a path from the root of the crate.
fn imports(file: &Path, text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for root in ["crate", "onrecord"] {
        for rest in after_word(text, root) {
            match rest.strip_prefix("::") {
                Some(path) => found.extend(first_names(path)),
                // `use crate as x` and `use crate;` would hide a path from this check.
                None if root == "crate" && !rest.starts_with([')', ' ']) || rest.starts_with(" as ") => {
                    found.insert("everything".to_owned());
                }
                None => {}
            }
        }
    }
    let to_root = "super::".repeat(depth(file));
    for (at, _) in text.match_indices(to_root.as_str()) {
        let named = first_names(&text[at + to_root.len()..]);
        found.extend(named.into_iter().filter(|name| ARROWS.iter().any(|(room, _)| room == name)));
    }
    found
}

/// The first name of a path, or of each path in braces.
fn first_names(path: &str) -> Vec<String> {
    let name =
        |text: &str| text.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let Some(group) = path.trim_start().strip_prefix('{') else { return vec![name(path)] };
    let mut depth = 0_usize;
    let mut names = vec![name(group)];
    for (at, c) in group.char_indices() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => names.push(name(&group[at + 1..])),
            _ => {}
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

/// What follows each standing of a whole word.
fn after_word<'a>(text: &'a str, word: &'a str) -> impl Iterator<Item = &'a str> {
    text.match_indices(word).filter_map(move |(at, _)| {
        let is_part = |c: char| c.is_alphanumeric() || c == '_' || c == '$';
        let rest = &text[at + word.len()..];
        let is_whole = !text[..at].ends_with(is_part) && !rest.starts_with(is_part);
        is_whole.then_some(rest)
    })
}

/// A text without comments and without what stands in quotation marks on one line.
fn bare(text: &str) -> String {
    let without_strings = |line: &str| -> String {
        let mut parts = line.split('"');
        let mut code = parts.next().unwrap_or_default().to_owned();
        for (at, part) in parts.enumerate() {
            if at % 2 == 1 {
                code += part;
            }
        }
        code
    };
    let code = |line: &str| without_strings(line).split("//").next().unwrap_or_default().to_owned();
    text.lines().map(|line| code(line) + "\n").collect()
}

/// How many steps up lead from a file's module to the root of the crate.
fn depth(file: &Path) -> usize {
    let steps = file.components().count();
    if file.ends_with("mod.rs") { steps - 1 } else { steps }
}

/// The room a file belongs to: its first folder, or its own name at the top.
fn room_of(file: &Path) -> String {
    let first = file.components().next().expect("a path has a first part");
    Path::new(first.as_os_str()).file_stem().expect("it has a name").to_string_lossy().into_owned()
}

/// The modules that the library and each room declare, as paths below `src`.
fn declared_modules(files: &[PathBuf]) -> Vec<(String, PathBuf)> {
    let mut declared = Vec::new();
    for file in files {
        let text = bare(&fs::read_to_string(source().join(file)).expect("a source file can be read"));
        let own =
            if file.ends_with("mod.rs") { file.parent().map(Path::to_owned) } else { Some(file.with_extension("")) };
        let own = own.filter(|own| own != Path::new("lib") && own != Path::new("main")).unwrap_or_default();
        for line in text.lines().map(str::trim) {
            let line = line.strip_prefix("pub(crate) ").or(line.strip_prefix("pub ")).unwrap_or(line);
            if let Some(name) = line.strip_prefix("mod ").and_then(|rest| rest.strip_suffix(';')) {
                declared.push((own.join(name).to_string_lossy().into_owned(), file.clone()));
            }
        }
    }
    declared
}

/// Every Rust file below `src`, as a path from there.
fn source_files() -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut folders = vec![source()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a source folder can be read").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                files.push(path.strip_prefix(source()).expect("it lies below src").to_owned());
            }
        }
    }
    files.sort();
    files
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}
