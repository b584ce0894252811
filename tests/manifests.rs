//! A manifest says who the candidates are; whoever it lists is in the report, and whatever is
//! wrong with it is told at once, before any work.

mod common;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use common::{grade, gradebox, root, said, submissions};
use gradebox::report::{Format, ManifestEntry, RankBy, Style, parse, ranking, render};
use gradebox::submission::{Cohort, Scope, find, find_with};

/// A cohort of `ada` and `grace`.
struct Desk {
    _scratch: tempfile::TempDir,
    cohort: PathBuf,
}

impl Desk {
    fn new() -> Desk {
        let scratch = tempfile::tempdir().expect("made");
        let cohort = scratch.path().join("cohort");
        for name in ["ada", "grace"] {
            fs::create_dir_all(cohort.join(name)).expect("made");
            fs::write(cohort.join(name).join("reverse-integer.py"), "").expect("written");
        }
        Desk {
            _scratch: scratch,
            cohort,
        }
    }

    /// The cohort with a manifest of this name, or what is wrong with that.
    fn find(&self, name: &str, content: impl AsRef<[u8]>) -> Result<Cohort, String> {
        fs::write(self.cohort.join(name), content).expect("written");
        let found = find(&self.cohort, Scope::ByName(&known()));
        fs::remove_file(self.cohort.join(name)).expect("removed");
        found.map_err(|error| error.to_string())
    }
}

fn known() -> [String; 1] {
    ["reverse-integer".to_owned()]
}

fn entries(name: &str, content: impl AsRef<[u8]>) -> BTreeMap<String, ManifestEntry> {
    let found = Desk::new().find(name, content);
    found.unwrap_or_else(|error| panic!("{error}")).entries
}

fn mistakes(name: &str, content: impl AsRef<[u8]>) -> String {
    match Desk::new().find(name, content) {
        Ok(cohort) => panic!("no mistake in {:?}", cohort.entries),
        Err(told) => told,
    }
}

fn ada() -> ManifestEntry {
    let text = |text: &str| Some(text.to_owned());
    ManifestEntry {
        id: "4711".to_owned(),
        name: text("Ada; \"Countess\""),
        email: text("ada@example.org"),
        group: text("red"),
        deadline: text("2026-11-30T18:00:00+01:00"),
        submitted: text("2026-11-30T17:00:00Z"),
        columns: [("Room".to_owned(), "7".to_owned())].into(),
    }
}

#[test]
fn a_spreadsheet_may_write_it_with_any_delimiter_mark_and_line_end() {
    let rows = [
        [
            "ID",
            "Name",
            "E-Mail",
            "group",
            "Folder",
            "DEADLINE",
            "Submitted",
            "Room",
        ],
        [
            "4711",
            "\"Ada; \"\"Countess\"\"\"",
            "ada@example.org",
            " red ",
            "ada",
            "2026-11-30T18:00:00+01:00",
            "2026-11-30T17:00:00Z",
            "7",
        ],
        [""; 8],
    ];
    for delimiter in [",", ";", "\t"] {
        for end in ["\n", "\r\n"] {
            for mark in ["", "\u{feff}"] {
                let lines = rows.map(|row| row.join(delimiter) + end).concat();
                let found = entries("cohort.csv", format!("{mark}{lines}"));
                assert_eq!(found, [("ada".to_owned(), ada())].into(), "{lines:?}");
            }
        }
    }
}

#[test]
fn json_says_the_same_as_a_list_or_below_a_key() {
    let list = r#"[{"id": 4711, "name": "Ada; \"Countess\"", "email": "ada@example.org",
        "group": "red", "folder": "ada", "deadline": "2026-11-30T18:00:00+01:00",
        "submitted": "2026-11-30T17:00:00Z", "Room": 7, "note": null, "empty": ""}]"#;
    for text in [
        list.to_owned(),
        format!("\u{feff}{{\"candidates\": {list}}}"),
    ] {
        assert_eq!(
            entries("cohort.json", text),
            [("ada".to_owned(), ada())].into()
        );
    }
}

#[test]
fn a_folder_stands_for_an_id_and_an_id_for_a_folder() {
    let found = entries("cohort.csv", "id,folder\nada,\n,grace\n");
    let ids: Vec<_> = found
        .iter()
        .map(|(folder, entry)| (&**folder, &*entry.id))
        .collect();
    assert_eq!(ids, [("ada", "ada"), ("grace", "grace")]);
}

#[test]
fn nobody_vanishes_and_what_does_not_fit_is_noted() {
    let cohort = Desk::new()
        .find("cohort.csv", "id\nada\nlinus\n")
        .expect("no mistake");
    assert_eq!(cohort.candidates, ["ada", "grace", "linus"]);
    assert_eq!(cohort.submissions.len(), 2);
    assert_eq!(cohort.ignored, []);
    let notes = [
        "the manifest lists, and nothing is here of: `linus`",
        "the manifest does not list: `grace`",
    ];
    assert_eq!(cohort.notes, notes);
}

#[test]
fn a_manifest_elsewhere_is_read_when_it_is_named() {
    let desk = Desk::new();
    let elsewhere = desk.cohort.with_file_name("list.csv");
    fs::write(&elsewhere, "id,name\nada,Ada\nlinus,Linus\n").expect("written");
    // It counts, and not the one in the folder.
    fs::write(desk.cohort.join("cohort.csv"), "nonsense").expect("written");
    let cohort = find_with(&desk.cohort, Scope::ByName(&known()), Some(&elsewhere));
    assert_eq!(
        cohort.expect("no mistake").candidates,
        ["ada", "grace", "linus"]
    );
    // Of one candidate, what it says of others is nobody's business.
    let one = find_with(
        &desk.cohort.join("ada"),
        Scope::ByName(&known()),
        Some(&elsewhere),
    );
    let one = one.expect("no mistake");
    assert_eq!(one.candidates, ["ada"]);
    assert_eq!(one.entries.len(), 1);
    let missing = desk.cohort.join("missing.csv");
    let error = find_with(&desk.cohort, Scope::ByName(&known()), Some(&missing));
    let error = error.expect_err("not there").to_string();
    assert!(error.contains("missing.csv: cannot be read"), "{error}");
}

#[test]
fn every_mistake_is_told_with_its_place_and_the_way_out() {
    let told = mistakes(
        "cohort.csv",
        "id,folder,deadline,room\n1,../ada,soon,\n1,/etc,2026-11-30T18:00:00,x\n2,ada,,,\n3,ada,,\n,,,y\n",
    );
    let expected = r#"cohort/cohort.csv:2: folder: "../ada" is not the name of a folder or file right in the cohort's folder
cohort/cohort.csv:2: deadline: "soon" is no date and time with its offset; write it as 2026-11-30T18:00:00+01:00
cohort/cohort.csv:3: folder: "/etc" is not the name of a folder or file right in the cohort's folder
cohort/cohort.csv:3: deadline: "2026-11-30T18:00:00" is no date and time with its offset; write it as 2026-11-30T18:00:00+01:00
cohort/cohort.csv:3: the id "1" is that of candidate 1 in the list, too; each has its own
cohort/cohort.csv:4: expected 4 fields, as in the first line, found 5; put quotes around a field that holds what separates fields
cohort/cohort.csv:5: the folder "ada" is that of candidate 3 in the list, too; each has its own
cohort/cohort.csv:6: has neither an `id` nor a `folder`; add one of them"#;
    assert_eq!(told, expected);
    let told = mistakes(
        "cohort.json",
        "[\n{\"id\": \"..\"},\n{\"id\": \"a\", \"email\": [1],\n \"e-mail\": \"x\", \"email \": \"y\"},\n7]",
    );
    let expected = r#"cohort/cohort.json:2: [0]: ".." is no name of a folder; add a column `folder` with the name
cohort/cohort.json:3: [1].email: expected a text, a number, true, false or null
cohort/cohort.json:3: [1].email: stands in two columns of this meaning; keep one
cohort/cohort.json:5: [2]: expected an object, such as {"id": "4711", "name": "Ada"}"#;
    assert_eq!(told, expected);
}

#[test]
fn a_strange_manifest_is_refused_or_read_and_never_a_stray_file() {
    let refused: [(&str, &[u8], &str); 14] = [
        (
            "cohort.csv",
            b"",
            "is empty; its first line names the columns",
        ),
        ("cohort.csv", b"id\nad\xe9\n", ":2: is not UTF-8"),
        ("cohort.csv", b"\xff\xfei\0d\0", ":1: is not UTF-8"),
        (
            "cohort.csv",
            b"name,mail\nAda,x\n",
            "no candidate has an `id` or a `folder`",
        ),
        ("cohort.csv", b"id,ID\n1,2\n", "stands in two columns"),
        (
            "cohort.csv",
            b"id,room,room\n1,2,3\n",
            "stands in two columns",
        ),
        ("cohort.csv", b"id,\n1,2\n", "a column without a name"),
        ("cohort.json", b"", "there is no value"),
        ("cohort.json", b"{}", "expected a list of candidates"),
        (
            "cohort.json",
            b"{\"candidates\": 3}",
            "expected a list of candidates",
        ),
        (
            "cohort.json",
            b"[{\"id\": 1, \"id\": 2}]",
            "[0].id: the key \"id\" stands more than once",
        ),
        (
            "cohort.json",
            b"[{}]",
            "no candidate has an `id` or a `folder`",
        ),
        (
            "cohort.json",
            b"[{\"id\": \"a\"}, {}]",
            "[1]: has neither an `id` nor a `folder`",
        ),
        (
            "cohort.json",
            b"[{\"id\": \"a\\u0000b\"}]",
            "is no name of a folder",
        ),
    ];
    for (name, content, expected) in refused {
        // Where nobody has a name, an empty row is all there is.
        let told = mistakes(name, content);
        assert!(
            told.contains(expected),
            "{:?}: {told}",
            String::from_utf8_lossy(content)
        );
    }
    let nested = format!("[{{\"id\": {}", "[".repeat(100_000));
    assert!(mistakes("cohort.json", nested).contains("may nest"));
    let long = format!("id,name\nada,{}\n", "x".repeat(1001));
    assert!(mistakes("cohort.csv", long).contains("name: has 1001 characters"));
    let wide = format!("id{}\n1{}\n", ",a".repeat(200), ",1".repeat(200));
    assert!(mistakes("cohort.csv", wide).contains("has 201 values"));
    let large = format!("id\n{}", "x".repeat(17 << 20));
    assert!(mistakes("cohort.csv", large).contains("is larger than 16 MiB"));

    let hostile = "id,name,\u{1b}[31m\nada,<script>,::error::\n\"a\nb\",\u{202e},\n";
    let found = entries("cohort.csv", hostile);
    assert_eq!(found["ada"].columns["\u{1b}[31m"], "::error::");
    assert!(found.contains_key("a\nb"));
    assert_eq!(entries("cohort.csv", "id\n").len(), 0);
    assert_eq!(entries("cohort.json", "[]").len(), 0);
}

#[test]
fn what_is_told_of_a_hostile_manifest_is_bounded_and_harmless() {
    let mut rows = "id,deadline\n".to_owned();
    for number in 0..50_000 {
        rows += &format!("{number},\u{1b}[31m\u{202e}{}\n", "x".repeat(200));
    }
    let told = mistakes("cohort.csv", rows);
    assert_eq!(told.lines().count(), 31);
    assert!(
        told.ends_with("there are 49970 more mistakes in it"),
        "{told}"
    );
    assert!(told.len() < 10_000);
    assert!(
        !told
            .chars()
            .any(|c| c.is_control() && c != '\n' || c == '\u{202e}')
    );
}

#[test]
fn a_link_or_a_second_manifest_is_refused_and_a_folder_is_a_candidate() {
    let desk = Desk::new();
    fs::write(desk.cohort.join("cohort.csv"), "id\nada\n").expect("written");
    let told = desk.find("cohort.json", "[]").expect_err("two");
    assert!(
        told.contains("cohort.json: `cohort.csv` is there, too"),
        "{told}"
    );
    fs::remove_file(desk.cohort.join("cohort.csv")).expect("removed");
    std::os::unix::fs::symlink("/etc/passwd", desk.cohort.join("cohort.csv")).expect("linked");
    let told = find(&desk.cohort, Scope::ByName(&known()))
        .expect_err("a link")
        .to_string();
    assert!(told.contains("it is not a regular file"), "{told}");
    fs::remove_file(desk.cohort.join("cohort.csv")).expect("removed");
    fs::create_dir(desk.cohort.join("cohort.csv")).expect("made");
    let cohort = find(&desk.cohort, Scope::ByName(&known())).expect("found");
    assert_eq!(cohort.candidates, ["ada", "cohort.csv", "grace"]);
}

#[test]
fn a_cohort_with_a_manifest_is_graded_as_it_says() {
    let folder = root().join("fixtures/cohorts/with-manifest");
    let (json, code) = grade(&folder, &[]);
    assert_eq!(code, 1, "one is wrong, and one has nothing");
    assert_eq!(submissions(&json).len(), 3);
    let mut report = parse(json.to_string().as_bytes()).expect("a report");
    assert_eq!(report.ignored, []);
    let names: Vec<_> = report
        .candidates
        .iter()
        .map(|one| one.name.as_str())
        .collect();
    assert_eq!(names, ["guest", "s1001", "s1002", "s1003"]);
    let score = |at: usize| report.candidates[at].score;
    assert_eq!((score(1), score(3)), (100.0, 0.0));
    let entry = |at: usize| report.candidates[at].entry.as_ref();
    assert_eq!(entry(0), None);
    let grace = entry(2).expect("listed");
    assert_eq!(grace.name.as_deref(), Some("Grace \"Amazing\" Hopper"));
    assert!(grace.is_late(), "by a second, and by another clock");
    let ada = entry(1).expect("listed");
    assert!(!ada.is_late());
    assert_eq!(ada.columns["Room"], "A;1");

    report.rank_by = RankBy::Submitted;
    let places = ranking(&report).into_iter();
    let places: Vec<_> = places
        .map(|rank| (names[rank.candidate], rank.place))
        .collect();
    assert_eq!(
        places,
        [("s1001", 1), ("guest", 2), ("s1002", 3), ("s1003", 4)]
    );
    let style = Style {
        color: false,
        width: 100,
    };
    let text = render(&report, Format::Terminal, style);
    for shown in [
        "s1001 (Ada Lovelace)  100 of 100\n",
        "of 100, handed in late\n",
        "no submission",
    ] {
        assert!(text.contains(shown), "{shown}: {text}");
    }
}

#[test]
fn a_broken_manifest_costs_no_work_and_exits_with_2() {
    let desk = Desk::new();
    fs::write(desk.cohort.join("cohort.csv"), "id,deadline\nada,soon\n").expect("written");
    let output = gradebox([Path::new("grade"), &desk.cohort])
        .output()
        .expect("gradebox starts");
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        told.contains("cohort/cohort.csv:2: deadline: \"soon\""),
        "{told}"
    );
    assert!(output.stdout.is_empty());
}
