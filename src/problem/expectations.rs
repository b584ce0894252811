//! `submissions.json`: what is promised of a known submission beyond its folder's name.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::draft::Draft;
use super::entries::{Entry, Root};
use super::excerpt::{brief, quoted};
use super::json_source::JsonSource;
use super::key_path::KeyPath;
use super::mistake::{Mistake, Mistakes};
use super::spelling;
use super::submissions::KnownSubmission;
use crate::judge::Verdict;

/// The file that expectations are read from.
pub(super) const FILE: &str = "submissions.json";

/// The file has at most so many bytes.
const BYTES_MAX: u64 = 1024 * 1024;

/// The keys of one expectation.
const KEYS: [&str; 3] = ["permitted", "required", "groups"];

/// The verdicts that a case may have whatever is permitted.
const ALWAYS_PERMITTED: [Verdict; 2] = [Verdict::Accepted, Verdict::Skipped];

/// The verdicts that no case of a program that runs has.
const OF_NO_CASE: [Verdict; 2] = [Verdict::CompileError, Verdict::JudgeError];

/// What `submissions.json` says of one submission. The promise of its folder holds all the same.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Expectation {
    /// No case may have another verdict than these; `accepted` and `skipped` always may be.
    /// Empty: any.
    pub permitted: Vec<Verdict>,
    /// Each of these is the verdict of at least one case.
    pub required: Vec<Verdict>,
    /// The points that it gets for a group, by the group's name.
    pub groups: BTreeMap<String, f64>,
}

/// The JSON Schema of `submissions.json`.
pub fn submissions_schema() -> Value {
    schemars::schema_for!(BTreeMap<String, Expectation>).to_value()
}

/// Reads the file, if there is one, and adds what it says to the submissions.
pub(super) fn read(
    root: &Root,
    entries: &[Entry],
    draft: Option<&Draft>,
    submissions: &mut [KnownSubmission],
    mistakes: &mut Mistakes,
) {
    let Some(entry) = entries.iter().find(|entry| entry.name == FILE) else {
        return;
    };
    let Some(text) = root.optional_text(&entry.path, BYTES_MAX, mistakes) else {
        return;
    };
    let mistake = |line: u32, path: &KeyPath, message: String| Mistake {
        file: FILE.into(),
        line: Some(line),
        key: Some(path.to_string()).filter(|key| !key.is_empty()),
        message,
    };
    let source = match JsonSource::parse(&text) {
        Ok(source) => source,
        Err(flaw) => {
            mistakes
                .list
                .push(mistake(flaw.line, &flaw.path, flaw.message));
            return;
        }
    };
    let repeated = source.repeated_keys().into_iter();
    mistakes
        .list
        .extend(repeated.map(|flaw| mistake(flaw.line, &flaw.path, flaw.message)));
    let Value::Object(members) = source.value() else {
        let found = brief(source.value());
        let message = format!(
            "expected an object such as {{\"wrong_answer/off_by_one.py\": {{…}}}}, found {found}"
        );
        mistakes.list.push(mistake(1, &KeyPath::root(), message));
        return;
    };
    for (name, value) in members {
        let path = KeyPath::root().key(name);
        let mut told = |path: &KeyPath, message: String| {
            mistakes
                .list
                .push(mistake(source.line(path), path, message));
        };
        let Some(at) = submissions
            .iter()
            .position(|submission| submission.name == *name)
        else {
            let names = submissions
                .iter()
                .map(|submission| submission.name.as_str());
            let typed = name.strip_prefix("submissions/").unwrap_or(name);
            let hint = spelling::hint(typed, names);
            let message = format!(
                "{} is no file or folder in `submissions`{hint}",
                quoted(name)
            );
            told(&path, message);
            continue;
        };
        let submission = &mut submissions[at];
        if let Some(expectation) = expectation(value, &path, submission.promise, draft, &mut told) {
            submission.expectation = expectation;
        }
    }
}

fn expectation(
    value: &Value,
    path: &KeyPath,
    promise: Verdict,
    draft: Option<&Draft>,
    told: &mut dyn FnMut(&KeyPath, String),
) -> Option<Expectation> {
    let Value::Object(members) = value else {
        let message = format!(
            "expected an object such as {{\"required\": [\"wrong_answer\"]}}, found {}",
            brief(value)
        );
        told(path, message);
        return None;
    };
    let mut expectation = Expectation::default();
    let (mut permitted, mut required) = (Vec::new(), Vec::new());
    for (key, value) in members {
        let path = path.key(key);
        match key.as_str() {
            "permitted" => permitted = verdicts(value, &path, promise, told),
            "required" => required = verdicts(value, &path, promise, told),
            "groups" => expectation.groups = points(value, &path, draft, told),
            _ => {
                let hint = spelling::hint(key, KEYS);
                let message = format!(
                    "{} is no key here{hint}; the keys are {}",
                    quoted(key),
                    KEYS.join(", ")
                );
                told(&path, message);
            }
        }
    }
    // A verdict that could not be read may be the one that is required.
    let is_known = !permitted.is_empty() && permitted.iter().all(Option::is_some);
    for (index, verdict) in required.iter().enumerate() {
        if let Some(verdict) = verdict
            && is_known
            && !ALWAYS_PERMITTED.contains(verdict)
            && !permitted.contains(&Some(*verdict))
        {
            let message = format!("`{}` is not in `permitted`; add it there", verdict.name());
            told(&path.key("required").index(index), message);
        }
    }
    expectation.permitted = permitted.into_iter().flatten().collect();
    expectation.required = required.into_iter().flatten().collect();
    Some(expectation)
}

/// The verdicts of a list; nothing in the place of one that is told.
fn verdicts(
    value: &Value,
    path: &KeyPath,
    promise: Verdict,
    told: &mut dyn FnMut(&KeyPath, String),
) -> Vec<Option<Verdict>> {
    let Value::Array(elements) = value else {
        told(
            path,
            format!(
                "expected a list of verdicts such as [\"wrong_answer\"], found {}",
                brief(value)
            ),
        );
        return Vec::new();
    };
    let mut verdicts = Vec::new();
    for (index, element) in elements.iter().enumerate() {
        let verdict = verdict(element, &verdicts, promise);
        verdicts.push(verdict.map_err(|why| told(&path.index(index), why)).ok());
    }
    verdicts
}

/// A verdict that a case of the submission can have, and that is not there `earlier`; or why not.
fn verdict(
    element: &Value,
    earlier: &[Option<Verdict>],
    promise: Verdict,
) -> Result<Verdict, String> {
    let found = brief(element);
    let verdict = serde_json::from_value(element.clone()).map_err(|_| {
        let known: Vec<_> = Verdict::ALL
            .into_iter()
            .filter(|verdict| !OF_NO_CASE.contains(verdict))
            .map(Verdict::name)
            .collect();
        let hint = spelling::hint(element.as_str().unwrap_or_default(), known.iter().copied());
        let known = known.join(", ");
        format!("{found} is no verdict{hint}; known are {known}")
    })?;
    if OF_NO_CASE.contains(&verdict) {
        Err(format!(
            "{found} is the verdict of no case: it is there where nothing ran; take it out"
        ))
    } else if earlier.contains(&Some(verdict)) {
        Err(format!("{found} stands more than once"))
    } else if promise == Verdict::Accepted && verdict != Verdict::Accepted {
        Err(format!(
            "{found} contradicts the folder: every case of a submission in `accepted` is accepted"
        ))
    } else {
        Ok(verdict)
    }
}

fn points(
    value: &Value,
    path: &KeyPath,
    draft: Option<&Draft>,
    told: &mut dyn FnMut(&KeyPath, String),
) -> BTreeMap<String, f64> {
    let Value::Object(members) = value else {
        let message = format!(
            "expected an object such as {{\"small\": 40}}, found {}",
            brief(value)
        );
        told(path, message);
        return BTreeMap::new();
    };
    let groups = draft.and_then(Draft::named_groups);
    let mut points = BTreeMap::new();
    for (name, value) in members {
        let path = path.key(name);
        let at = groups.map(|groups| groups.iter().position(|group| group.name == *name));
        if let (Some(None), Some(groups)) = (at, groups) {
            let mut names: Vec<&str> = Vec::new();
            for group in groups {
                // A name that stands more than once is a mistake of problem.json.
                if !names.contains(&group.name.as_str()) {
                    names.push(&group.name);
                }
            }
            let hint = spelling::hint(name, names.iter().copied());
            let message = format!(
                "{} is no group in problem.json{hint}; the groups are {}",
                quoted(name),
                names.join(", ")
            );
            told(&path, message);
            continue;
        }
        let most = at.flatten().and_then(|at| points_of(draft?, at));
        match (value.as_f64(), most) {
            (Some(number), most) if number >= 0.0 && most.is_none_or(|most| number <= most) => {
                points.insert(name.clone(), number);
            }
            (_, most) => {
                let expected = match most {
                    None => "expected points, 0 or more".to_owned(),
                    Some(0.0) => "the group has no points in problem.json; expected 0".to_owned(),
                    Some(most) => format!("expected points from 0 to {most}"),
                };
                told(&path, format!("{expected}, found {}", brief(value)));
            }
        }
    }
    points
}

/// The points of the group at `index`; nothing where they could not be read.
fn points_of(draft: &Draft, index: usize) -> Option<f64> {
    let path = KeyPath::root().key("groups").index(index).key("points");
    let group = draft.definition.groups.get(index)?;
    draft.is_sound(&path).then(|| f64::from(group.points))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(groups: &str, promise: Verdict, text: &str) -> Vec<String> {
        let definition = format!(r#"{{"title": "T", "interface": "stdio", "groups": {groups}}}"#);
        let draft = Draft::read(&definition, &mut Mistakes::new(String::new()));
        let value = serde_json::from_str(text).unwrap();
        let mut found = Vec::new();
        let mut told = |path: &KeyPath, message| found.push(format!("{path}: {message}"));
        expectation(&value, &KeyPath::root(), promise, draft.as_ref(), &mut told);
        found
    }

    #[test]
    fn points_are_compared_with_what_problem_json_says_and_not_with_stand_ins() {
        let points = |groups, text| told(groups, Verdict::WrongAnswer, text);
        let groups = r#"[{"name": "small", "points": 40}, {"name": "small"}, {"name": "sample"}]"#;
        assert_eq!(
            points(
                groups,
                r#"{"groups": {"sample": 0.5, "smal": 1, "small": 41}}"#
            ),
            [
                "groups.sample: the group has no points in problem.json; expected 0, found 0.5",
                "groups.smal: \"smal\" is no group in problem.json; did you mean `small`?; the \
                 groups are small, sample",
                "groups.small: expected points from 0 to 40, found 41",
            ]
        );
        let text = r#"{"groups": {"small": 41}}"#;
        assert_eq!(points(r#"[{"points": 40}]"#, text), [""; 0]);
        assert_eq!(points("7", text), [""; 0]);
        let groups = r#"[{"name": "small", "points": "40"}]"#;
        assert_eq!(points(groups, text), [""; 0]);
        assert_eq!(
            points(groups, r#"{"groups": {"small": -1}}"#),
            ["groups.small: expected points, 0 or more, found -1"]
        );
    }

    #[test]
    fn verdicts_that_no_case_can_have_are_told() {
        let wrong = |text| told("[]", Verdict::WrongAnswer, text);
        assert_eq!(
            wrong(
                r#"{"permitted": ["wrong_answer"],
                    "required": ["accepted", "skipped", "wrong_answer", "run_time_error"]}"#
            ),
            ["required[3]: `run_time_error` is not in `permitted`; add it there"]
        );
        let of_no_case = "is the verdict of no case: it is there where nothing ran; take it out";
        assert_eq!(
            wrong(r#"{"required": ["judge_error", "compile_error", "skipped", "skipped"]}"#),
            [
                format!("required[0]: \"judge_error\" {of_no_case}"),
                format!("required[1]: \"compile_error\" {of_no_case}"),
                "required[3]: \"skipped\" stands more than once".to_owned(),
            ]
        );
        // What is mistyped may be what is required.
        let mistyped = wrong(r#"{"permitted": ["run_time"], "required": ["run_time_error"]}"#);
        assert_eq!(mistyped.len(), 1, "{mistyped:?}");
        let contradicts =
            "contradicts the folder: every case of a submission in `accepted` is accepted";
        assert_eq!(
            told(
                "[]",
                Verdict::Accepted,
                r#"{"permitted": ["accepted", "skipped"], "required": ["wrong_answer"]}"#
            ),
            [
                format!("permitted[1]: \"skipped\" {contradicts}"),
                format!("required[0]: \"wrong_answer\" {contradicts}"),
            ]
        );
    }
}
