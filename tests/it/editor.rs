//! Claims written in an editor: scripts stand in for people, so that nothing waits for a terminal.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use super::desk::{self, Desk, Ran, skipped};

/// A command whose editor is a shell script; the form is `$1`.
fn edited(desk: &Desk, args: &[&str], script: &str) -> Command {
    fs::write(desk.path("edit.sh"), script).expect("a script can be written");
    let mut command = desk.command(args);
    // An editor with an argument of its own, as "code --wait" is.
    command.env("EDITOR", "sh edit.sh").env("TMPDIR", desk.path("")).env_remove("ONRECORD_DB");
    command.arg("--db").arg(desk.ledger());
    command
}

/// The file in which a text was kept.
#[track_caller]
fn kept(said: &str) -> PathBuf {
    let path = said.lines().find_map(|line| line.strip_prefix("hint: what you wrote is kept in "));
    PathBuf::from(path.unwrap_or_else(|| panic!("no file is named: {said}")))
}

/// Forms that were left behind.
fn left(desk: &Desk) -> usize {
    desk.files().iter().filter(|(path, _)| path.extension().is_some_and(|ending| ending == "toml")).count()
}

#[test]
fn a_claim_is_recorded_as_the_form_says() {
    let desk = Desk::new();
    let script = "sed -i -e 's/^statement = .*/statement = \"The bridge opens\"/' \
        -e 's/^by = .*/by = \"end of 2027\"/' -e 's/^topic = .*/topic = [\"roads\", \"the north\"]/' \
        -e 's/^private = .*/private = true/' \"$1\"";
    let args = ["add", "--speaker", "Jane \"JD\" Doe", "--kind", "promise", "--edit", "--json"];
    let claim: serde_json::Value =
        serde_json::from_str(&Ran::of(&mut edited(&desk, &args, script)).done()).expect("JSON");
    assert_eq!(claim["statement"], "The bridge opens");
    assert_eq!(claim["speaker"]["name"], "Jane \"JD\" Doe");
    assert_eq!(claim["kind"], "promise");
    assert_eq!(claim["deadline"]["by"], "2027-12-31");
    assert_eq!(claim["topics"], serde_json::json!(["roads", "the north"]));
    assert_eq!(claim["private"], true);
    assert_eq!(left(&desk), 0, "the form goes with the command");
}

#[test]
fn the_form_names_every_flag_and_holds_what_was_typed() {
    let desk = Desk::new();
    let args = ["add", "Taxes fall,", "or", "not", "--speaker", "Jane", "--topic", "a", "--topic", "b", "--edit"];
    let ran = Ran::of(&mut edited(&desk, &args, "cp \"$1\" form"));
    assert_eq!((ran.status, ran.text()), (Some(0), ""), "left as it was, nothing is recorded: {ran:?}");
    let form = fs::read_to_string(desk.path("form")).expect("the script kept the form");
    for line in
        ["statement = \"Taxes fall, or not\"", "speaker = \"Jane\"", "topic = [\"a\", \"b\"]", "private = false"]
    {
        assert!(form.lines().any(|found| found == line), "{line} is not in\n{form}");
    }
    let help = desk.ok(&["add", "--help"]);
    let flags = help.lines().filter_map(|line| line.trim_start().strip_prefix("--"));
    let global = ["db", "as-of", "known", "format", "json", "color", "author", "edit"];
    let names: Vec<&str> =
        flags.filter_map(|line| line.split(' ').next()).filter(|name| !global.contains(name)).collect();
    assert!(names.len() > 20, "{names:?}");
    for name in names {
        assert!(form.contains(&format!("\n{name} = ")), "{name} is not in\n{form}");
    }
}

#[test]
fn nothing_is_recorded_where_nothing_was_written() {
    let desk = Desk::new();
    for script in ["true", ": > \"$1\"", "echo 'speaker = \"Jane\"' >> \"$1\"; exit 1"] {
        let ran = Ran::of(&mut edited(&desk, &["add", "--edit"], script));
        assert_eq!((ran.status, ran.text()), (Some(0), ""), "{script}: {ran:?}");
        assert!(ran.stderr.contains("nothing was recorded"), "{script}: {ran:?}");
        assert!(!desk.ledger().exists());
    }
}

#[test]
fn a_mistake_names_its_line_and_nothing_is_lost() {
    let desk = Desk::new();
    for (form, expected) in [
        ("statement = \"x\"\nspeaker = Jane\n", "line 2: "),
        ("statement = \"x\"\n\nspeker = \"Jane\"\n", "line 3: there is no field \"speker\": is it \"speaker\"?"),
        ("statement = \"x\"\nspeaker = \"Jane\"\nby = \"smarch\"\n", "line 3: --by: "),
        ("statement = \"x\"\nspeaker = \"\"\n", "line 2: "),
        ("speaker = \"Jane\"\nkind = \"promise\"\nstatement = \" \"", "line 3: a claim needs a statement"),
        ("statement = \"x\"\nspeaker = \"Jane\"\nif = \"a\"\nunless = \"b\"\n", "line 3: "),
    ] {
        fs::write(desk.path("written"), form).expect("a file can be written");
        let said = Ran::of(&mut edited(&desk, &["add", "--edit"], "cp written \"$1\"")).refused(2);
        assert!(said.contains(&format!("onrecord: {expected}")), "{form}: {said}");
        assert_eq!(fs::read_to_string(kept(&said)).expect("it is kept"), form);
    }
    assert!(!desk.ledger().exists());
}

#[test]
fn what_the_ledger_refuses_is_kept_too() {
    let desk = Desk::new();
    desk.add("a");
    let form = "statement = \"x\"\nspeaker = \"Jane\"\nref = \"a\"\n";
    fs::write(desk.path("written"), form).expect("a file can be written");
    let said = Ran::of(&mut edited(&desk, &["add", "--edit"], "cp written \"$1\"")).refused(2);
    assert!(said.contains("onrecord: line 3: --ref \"a\" is claim 1 already"), "{said}");
    assert_eq!(fs::read_to_string(kept(&said)).expect("it is kept"), form);
}

#[test]
fn without_a_terminal_an_editor_has_to_be_named_and_to_be_there() {
    let desk = Desk::new();
    let said = desk.refused(&["add", "--edit"], 2);
    assert!(said.contains("there is no terminal to edit on"), "{said}");
    let mut command = desk.command(&["add", "--edit"]);
    let ran = Ran::of(command.env("VISUAL", "no-such-editor --wait"));
    assert_eq!(ran.status, Some(2), "{ran:?}");
    assert!(ran.stderr.contains("onrecord: the editor cannot be started: no-such-editor --wait"), "{ran:?}");
}

#[test]
fn what_the_editor_prints_is_no_data() {
    let desk = Desk::new();
    let script = "echo chatter; echo 'statement = \"x\"\nspeaker = \"Jane\"' > \"$1\"";
    let ran = Ran::of(&mut edited(&desk, &["add", "--edit", "--json"], script));
    assert!(ran.stderr.contains("chatter"), "{ran:?}");
    assert!(ran.done().starts_with("{\"id\":1,"));
}

#[test]
fn on_a_terminal_the_form_opens_again() {
    let desk = Desk::new();
    let script = "if test -e once; then sed -i s/smarch/June/ \"$1\"; else touch once; \
        echo 'statement = \"x\"\nspeaker = \"Jane\"\nby = \"smarch\"' > \"$1\"; fi";
    fs::write(desk.path("edit.sh"), script).expect("a script can be written");
    fs::write(desk.path("typed"), "\n").expect("a file can be written");
    if Command::new("script").arg("--version").output().is_err() {
        return skipped("a form that opens again: there is no program `script` to make a terminal");
    }
    let mut command = Command::new("script");
    desk.dress(&mut command).args(["-qec", "\"$onrecord\" add --edit", "typescript"]);
    command.env("onrecord", desk::PROGRAM).env("EDITOR", "sh edit.sh").env("TERM", "xterm");
    command.stdin(fs::File::open(desk.path("typed")).expect("it is there"));
    let ran = Ran::within(&mut command, Duration::from_secs(20));
    assert_eq!(ran.status, Some(0), "{ran:?}");
    assert!(ran.text().contains("line 3: --by: "), "{ran:?}");
    assert_eq!(desk.claim(1)["deadline"]["phrase"], "June");
}

#[test]
fn a_claim_is_corrected_as_its_form_says() {
    let desk = Desk::new();
    desk.typed("add 'The bridge opens' --speaker 'Jane Doe' --said 2026-01-10 --kind promise --if 'it rains' --by 'the end of 2027' --topic roads --private --test 'a ribbon is cut'");
    let script = "sed -i -e 's/^statement = .*/statement = \"The bridge opens to all\"/' -e 's/^if = .*/if = \"\"/' \
        -e 's/^unless = .*/unless = \"it snows\"/' -e 's/^test = .*/test = \"\"/' -e 's/^private = .*/private = false/' \
        -e 's/^why = .*/why = \"misheard\"/' \"$1\"";
    let claims: serde_json::Value =
        serde_json::from_str(&Ran::of(&mut edited(&desk, &["edit", "1", "--edit", "--json"], script)).done())
            .expect("JSON");
    let claim = &claims[0];
    assert_eq!(claim["statement"], "The bridge opens to all");
    assert_eq!((&claim["condition"]["kind"], &claim["condition"]["text"]), (&"unless".into(), &"it snows".into()));
    assert_eq!((&claim["test"], &claim["private"]), (&serde_json::Value::Null, &false.into()));
    assert_eq!((&claim["deadline"]["by"], &claim["topics"][0]), (&"2027-12-31".into(), &"roads".into()));
    let ran = Ran::of(&mut edited(&desk, &["edit", "1", "--edit"], "true"));
    assert!(ran.stderr.contains("nothing was recorded"), "{}", ran.stderr);
    assert_eq!(left(&desk), 0);
    desk.verifies();
}
