//! Ledgers that an earlier version has made: brought up to date by the first command, a copy beside them.

use crate::desk::Desk;

/// Lays a ledger of version 1 where the desk looks for its own.
fn desk_of_version_1() -> Desk {
    let desk = Desk::new();
    let database = rusqlite::Connection::open(desk.ledger()).expect("a file");
    database.execute_batch(include_str!("ledgers/version-1.sql")).expect("what version 1 had");
    desk
}

#[test]
fn a_ledger_of_version_1_is_brought_up_to_date_and_stays_sound() {
    let desk = desk_of_version_1();
    let listed = desk.ok(&["list", "--all", "--json"]);
    assert!(listed.contains("dredges the basin"), "{listed}");
    assert!(desk.path("ledger.db.v1").exists(), "a copy is kept");
    assert!(desk.ok(&["verify"]).contains("sound"));
    desk.ok(&["mark", "1", "kept", "--on", "2025-04-30"]);
    assert!(desk.ok(&["verify"]).contains("sound"));
}

#[test]
fn a_ledger_brought_up_to_date_has_the_tables_of_a_new_one() {
    let old = desk_of_version_1();
    old.ok(&["list"]);
    let new = Desk::new();
    new.ok(&["add", "--speaker", "A", "builds"]);
    let tables = |desk: &Desk| {
        let database = rusqlite::Connection::open(desk.ledger()).expect("a ledger");
        let sql = "SELECT m.type, m.name, c.name, c.type, c.\"notnull\" FROM sqlite_master m \
                   LEFT JOIN pragma_table_info(m.name) c ORDER BY m.type, m.name, c.cid";
        let mut statement = database.prepare(sql).expect("SQL");
        let rows = statement
            .query_map([], |row| {
                let text = |at| row.get::<_, Option<String>>(at);
                Ok((text(0)?, text(1)?, text(2)?, text(3)?, row.get::<_, Option<i64>>(4)?))
            })
            .expect("rows");
        rows.map(|row| row.expect("a row")).collect::<Vec<_>>()
    };
    assert_eq!(tables(&old), tables(&new));
}

#[test]
fn a_backup_and_the_tab_key_leave_a_ledger_of_version_1_as_it_is() {
    let desk = desk_of_version_1();
    let before = desk.files();
    let mut tab = desk.command(&["--", "onrecord", "show", ""]);
    let offered = crate::desk::Ran::of(tab.env("COMPLETE", "fish")).done();
    assert!(offered.contains("dredges the basin"), "{offered}");
    assert!(desk.files() == before, "the tab key brings nothing up to date");
    desk.ok(&["backup", "copy.db"]);
    desk.ok(&["backup", "copy.db"]);
    let version = |name: &str| crate::desk::column(&desk.path(name), "PRAGMA user_version");
    assert_eq!((version("ledger.db"), version("copy.db")), (vec!["1".to_owned()], vec!["1".to_owned()]));
    assert_eq!(desk.files().len(), before.len() + 1);
    desk.ok(&["list"]);
    desk.ok(&["backup", "copy.db"]);
    assert_ne!(version("copy.db"), ["1"], "an earlier backup of an earlier version is replaced");
    crate::desk::Ran::of(desk.command(&["--db", "copy.db"]).arg("verify")).done();
}
