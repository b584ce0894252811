//! `submissions.json`: what is promised of a known submission beyond its folder's name.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::definition::GroupDefinition;
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
    let Some(text) = root.text(&entry.path, BYTES_MAX, mistakes) else {
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
    let groups = draft.map(|draft| draft.definition.groups.as_slice());
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
            let hint = spelling::hint(name, names);
            let message = format!(
                "{} is no file or folder in `submissions`{hint}",
                quoted(name)
            );
            told(&path, message);
            continue;
        };
        if let Some(expectation) = expectation(value, &path, groups, &mut told) {
            submissions[at].expectation = expectation;
        }
    }
}

fn expectation(
    value: &Value,
    path: &KeyPath,
    groups: Option<&[GroupDefinition]>,
    told: &mut dyn FnMut(&KeyPath, String),
) -> Option<Expectation> {
    let Value::Object(members) = value else {
        let message = format!(
            "expected an object such as {{\"groups\": {{\"small\": 40}}}}, found {}",
            brief(value)
        );
        told(path, message);
        return None;
    };
    let mut expectation = Expectation::default();
    for (key, value) in members {
        let path = path.key(key);
        match key.as_str() {
            "permitted" => expectation.permitted = verdicts(value, &path, told),
            "required" => expectation.required = verdicts(value, &path, told),
            "groups" => expectation.groups = points(value, &path, groups, told),
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
    Some(expectation)
}

fn verdicts(value: &Value, path: &KeyPath, told: &mut dyn FnMut(&KeyPath, String)) -> Vec<Verdict> {
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
        match serde_json::from_value(element.clone()) {
            Ok(verdict) => verdicts.push(verdict),
            Err(_) => {
                let known = Verdict::ALL.map(Verdict::name);
                let hint = spelling::hint(element.as_str().unwrap_or_default(), known);
                let message = format!(
                    "{} is no verdict{hint}; known are {}",
                    brief(element),
                    known.join(", ")
                );
                told(&path.index(index), message);
            }
        }
    }
    verdicts
}

fn points(
    value: &Value,
    path: &KeyPath,
    groups: Option<&[GroupDefinition]>,
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
    let mut points = BTreeMap::new();
    for (name, value) in members {
        let path = path.key(name);
        let group = groups.map(|groups| groups.iter().find(|group| group.name == *name));
        if let (Some(None), Some(groups)) = (group, groups) {
            let names: Vec<_> = groups.iter().map(|group| group.name.as_str()).collect();
            let hint = spelling::hint(name, names.iter().copied());
            let message = format!(
                "{} is no group in problem.json{hint}; the groups are {}",
                quoted(name),
                names.join(", ")
            );
            told(&path, message);
            continue;
        }
        let most = group
            .flatten()
            .map_or(f64::INFINITY, |group| f64::from(group.points));
        match value.as_f64() {
            Some(number) if (0.0..=most).contains(&number) => {
                points.insert(name.clone(), number);
            }
            _ => {
                let message = format!("expected points from 0 to {most}, found {}", brief(value));
                told(&path, message);
            }
        }
    }
    points
}
