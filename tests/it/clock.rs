//! The clock: replaced by `ONRECORD_NOW`, the same in every time zone, and never turned back in the ledger.

use super::desk::{Desk, Ran, without_random};

#[test]
fn a_clock_that_is_no_instant_is_refused() {
    let desk = Desk::new();
    for now in ["", "now", "2026-11-01", "2026-11-01T12:00:00", "2026-13-01T12:00:00Z", "2026-11-01T25:00:00Z", "12:00"]
    {
        for args in [&["list"][..], &["add", "x", "--speaker", "y"], &[]] {
            let said = Ran::of(desk.command(args).env("ONRECORD_NOW", now)).refused(2);
            assert!(said.starts_with("onrecord: ONRECORD_NOW: "), "{said}");
        }
    }
    assert!(!desk.ledger().exists());
}

#[test]
fn a_clock_of_broken_bytes_is_refused_and_not_passed_over() {
    use std::os::unix::ffi::OsStrExt;
    let desk = Desk::new();
    let now = std::ffi::OsStr::from_bytes(b"2026-11-01T12:00:00Z\xff");
    Ran::of(desk.command(&["when", "tomorrow"]).env("ONRECORD_NOW", now)).refused(2);
}

#[test]
fn far_clocks_end_nothing_in_a_panic() {
    for now in ["0001-01-01T00:00:00Z", "1960-01-01T00:00:00Z", "9999-12-31T23:59:59Z"] {
        let desk = Desk::new();
        let run = |args: &[&str]| Ran::of(desk.command(args).env("ONRECORD_NOW", now));
        let commands: [&[&str]; 8] = [
            &["add", "The bridge opens", "--speaker", "Jane Doe", "--by", "none"],
            &["add", "The bridge opens", "--speaker", "Jane Doe", "--by", "within 3 years"],
            &["look", "1"],
            &["due", "400"],
            &["due", "18446744073709551615"],
            &["list", "--as-of", "tomorrow"],
            &["history", "--since", "yesterday"],
            &["verify"],
        ];
        for args in commands {
            let ran = run(args);
            assert!(matches!(ran.status, Some(0..=2)), "{now} {args:?}: {ran:?}");
        }
    }
}

/// One session of many commands: all that it printed.
fn session(zone: &str) -> String {
    let mut desk = Desk::on("2026-01-31");
    desk.move_to_zone(zone);
    let mut printed = String::new();
    let mut type_in = |desk: &Desk, args: &[&str]| printed += &desk.ok(args);
    type_in(&desk, &["add", "The bridge opens by the end of February", "--speaker", "Jane Doe"]);
    type_in(
        &desk,
        &["add", "--speaker", "John Roe", "--said", "yesterday", "--condition", "progress within days or withdraw"],
    );
    type_in(
        &desk,
        &["add", "We will answer", "--speaker", "John Roe", "--if", "they ship the arms", "--by", "within 48 hours"],
    );
    desk.turn_to("2026-02-10");
    type_in(&desk, &["condition", "2", "no"]);
    type_in(&desk, &["condition", "3", "yes", "--on", "yesterday"]);
    type_in(&desk, &["look", "2"]);
    type_in(&desk, &["mark", "1", "fulfilled", "--on", "2026-02-09"]);
    let readers: [&[&str]; 10] = [
        &[],
        &["list", "--all"],
        &["due"],
        &["show", "1-3"],
        &["history"],
        &["verify"],
        &["list", "--json"],
        &["history", "--json"],
        &["export", "-"],
        &["when", "next", "Monday"],
    ];
    for args in readers {
        type_in(&desk, args);
        if !matches!(args.first(), Some(&"verify" | &"export" | &"when")) {
            type_in(&desk, &[args, &["--as-of", "2026-02-05"]].concat());
            type_in(&desk, &[args, &["--known", "2026-01-31"]].concat());
        }
    }
    without_random(&printed)
}

#[test]
fn the_same_session_prints_the_same_in_every_time_zone() {
    let in_utc = session("UTC");
    assert!(in_utc.len() > 5_000, "{in_utc}");
    for zone in ["Pacific/Kiritimati", "America/Los_Angeles", "XXX-14", "XXX+12"] {
        assert_eq!(session(zone), in_utc, "{zone}");
    }
}

#[test]
fn the_clock_of_the_ledger_never_goes_back() {
    let mut desk = Desk::on("2026-11-02");
    desk.ok(&["add", "The bridge opens", "--speaker", "Jane Doe", "--said", "2026-10-01"]);
    desk.turn_to("2026-11-01");
    desk.add("second");
    desk.ok(&["look", "1"]);
    desk.turn_to("2026-11-03");
    desk.add("third");
    let recorded = desk.column("SELECT recorded_at FROM event ORDER BY id");
    let days: Vec<&str> = recorded.iter().map(|instant| &instant[..10]).collect();
    assert_eq!(days, ["2026-11-02", "2026-11-02", "2026-11-02", "2026-11-03"]);
    assert!(recorded.is_sorted_by(|earlier, later| earlier < later), "{recorded:?}");
    desk.verifies();
}

#[test]
fn several_events_in_one_instant_keep_their_order() {
    let desk = Desk::new();
    for number in 0..5 {
        desk.add(&format!("key-{number}"));
    }
    let by_number = desk.column("SELECT uid FROM event ORDER BY id");
    assert_eq!(desk.column("SELECT uid FROM event ORDER BY recorded_at, uid"), by_number);
    assert_eq!(desk.number("SELECT count(DISTINCT recorded_at) FROM event"), 5);
}

#[test]
fn without_a_replaced_clock_the_machine_s_own_is_taken() {
    let desk = Desk::new();
    Ran::of(desk.command(&["add", "The bridge opens", "--speaker", "Jane Doe"]).env_remove("ONRECORD_NOW")).done();
    let recorded = desk.column("SELECT recorded_at FROM event").remove(0);
    let recorded = recorded.parse::<chrono::DateTime<chrono::Utc>>().expect("an instant");
    let age = chrono::Utc::now() - recorded;
    assert!(age >= chrono::Duration::zero() && age < chrono::Duration::minutes(5), "{age}");
}

#[test]
fn a_day_ends_where_the_clock_stands() {
    let desk = Desk::new();
    let at = |args: &[&str]| {
        let mut command = desk.command(args);
        let output = command.env("ONRECORD_NOW", "2026-11-01T22:00:00-05:00").output().expect("it runs");
        String::from_utf8(output.stdout).expect("UTF-8")
    };
    at(&["add", "X", "--speaker", "Jane Doe"]);
    assert!(at(&["list", "--known", "today"]).contains("1 open of 1"), "recorded today, whatever day it is in UTC");
    assert!(at(&["list", "--known", "yesterday"]).contains("0 open of 0"));
    assert_eq!(at(&["history", "--since", "2026-11-02", "--json"]).trim(), "[]");
}
