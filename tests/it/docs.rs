//! What the documents show is what the program prints: every console block of the README and of the
//! sessions in tests/cmd is run.

use std::path::Path;

use trycmd::TestCases;

/// Runs one document on a ledger and in a folder of its own.
fn run(document: &str) {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let copy = folder.path().join("document.md");
    let text = std::fs::read_to_string(root.join(document)).expect("the document is there");
    std::fs::write(&copy, on_its_days(&text)).expect("a copy");
    std::fs::create_dir(folder.path().join("document.in")).expect("a folder for its commands");
    let data = folder.path().join("document.in").join("data");
    copy_folder(&root.join("data"), &data);
    let cases = TestCases::new();
    cases
        .register_bin("onrecord", Path::new(env!("CARGO_BIN_EXE_onrecord")))
        .register_bin("sh", Path::new("/bin/sh"))
        .env("ONRECORD", env!("CARGO_BIN_EXE_onrecord"))
        .env("ONRECORD_DB", "claims.db")
        .env("ONRECORD_AUTHOR", "desk")
        .env("ONRECORD_CONFIG", "/dev/null")
        .env("COLUMNS", "100")
        .env("TZ", "UTC");
    if !text.contains(CLOCK) {
        cases.env("ONRECORD_NOW", "2025-05-01T12:00:00Z"); // what is set here holds over what a command sets
    }
    cases.case(&copy);
    cases.run();
    if std::env::var("TRYCMD").is_ok_and(|mode| mode == "overwrite") {
        let printed = std::fs::read_to_string(&copy).expect("the document is there");
        std::fs::write(root.join(document), without_random(&without_days(&printed)))
            .expect("the document can be written");
    }
}

/// A comment `<!-- clock 2025-04-28 -->` sets the clock to noon of that day for the commands after it.
fn on_its_days(text: &str) -> String {
    let mut day: Option<&str> = None;
    let lines = text.split('\n').map(|line| {
        let clock = line.strip_prefix(CLOCK).and_then(|rest| rest.strip_suffix(" -->"));
        day = clock.or(day);
        match (day, line.strip_prefix("$ ")) {
            (Some(day), Some(command)) => format!("$ {}{day}T12:00:00Z {command}", NOW),
            _ => line.to_owned(),
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}

const NOW: &str = "ONRECORD_NOW=";

const CLOCK: &str = "<!-- clock ";

/// Takes the clock out of the commands again.
fn without_days(text: &str) -> String {
    let lines = text.split('\n').map(|line| match line.strip_prefix("$ ").and_then(|rest| rest.strip_prefix(NOW)) {
        Some(rest) => format!("$ {}", rest.split_once(' ').map_or("", |(_, command)| command)),
        None => line.to_owned(),
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Puts `[..]` in the place of uids and hashes, which differ every time.
fn without_random(text: &str) -> String {
    let is_random = |word: &str| word.len() >= 36 && word.chars().all(|c| c.is_ascii_hexdigit() || c == '-');
    let lines = text.split('\n').map(|line| {
        let words = line.split(' ').map(|word| if is_random(word) { "[..]" } else { word });
        words.collect::<Vec<_>>().join(" ")
    });
    lines.collect::<Vec<_>>().join("\n")
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("the folder is there") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("a copy");
        }
    }
}

#[test]
fn the_readme_shows_what_is_printed() {
    run("README.md");
}

/// Every page under docs/ is run, so that none can be forgotten.
#[test]
fn the_pages_show_what_is_printed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut pages = pages_in(&root.join("docs"));
    pages.sort();
    assert!(pages.len() >= 4, "the working weeks are there: {pages:?}");
    for page in pages {
        run(&page.strip_prefix(root).expect("inside the project").to_string_lossy());
    }
}

fn pages_in(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut pages = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            pages.extend(pages_in(&path));
        } else if path.extension().is_some_and(|ending| ending == "md") {
            pages.push(path);
        }
    }
    pages
}

#[test]
fn help_reads_as_it_did() {
    run("tests/cmd/help.md");
}

#[test]
fn every_command_has_its_heading_and_an_example() {
    let readme = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).expect("a README");
    let help = std::process::Command::new(env!("CARGO_BIN_EXE_onrecord")).arg("--help").output().expect("it runs");
    let help = String::from_utf8(help.stdout).expect("UTF-8");
    let commands: Vec<&str> = help
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.strip_prefix("  ").filter(|line| !line.starts_with(' ')))
        .filter_map(|line| line.split_whitespace().next())
        .collect();
    assert!(commands.len() >= 14, "help lists the commands: {commands:?}");
    for command in commands {
        assert!(readme.contains(&format!("\n### {command}\n")), "README has no heading for {command}");
        assert!(readme.contains(&format!("$ onrecord {command}")), "README has no example of {command}");
    }
}
