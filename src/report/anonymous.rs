//! Reports without names.

use std::collections::{BTreeMap, BTreeSet};

use super::ranking::RankBy;
use super::record::{CandidateRecord, Report, SubmissionRecord};

/// So many digits of a digest tell candidates apart, unless two have the same.
const DIGITS_MIN: usize = 6;
/// Shorter parts of a name are too common to be looked for.
const NAME_PART_CHARS_MIN: usize = 3;

const DOMAIN: &[u8] = b"gradebox pseudonym 1\0";

/// The report with a pseudonym for each candidate, such as `candidate-3f9a2c`, in their order.
///
/// A pseudonym is the beginning of a keyed digest (BLAKE3) of the name: the same in every report
/// with the same key, and without the key, no list of names leads to it. Where two would be the
/// same, both get as many digits more as it takes.
///
/// Manifest entries go, even the group: in a group of one it is a name. Names of files that were
/// passed over go, too. In the names of files that were handed in, the candidate's names are
/// replaced, and so is such a file's name where a compiler or a traceback quotes it. What
/// candidates wrote themselves, in sources and outputs, stays as it is: nobody can tell what
/// of it is a name.
pub fn anonymise(report: Report, key: &[u8; 32]) -> Report {
    let pseudonyms = pseudonyms(report.candidates.iter().map(|one| one.name.as_str()), key);
    let candidate = |candidate: &CandidateRecord| {
        let pseudonym = &pseudonyms[candidate.name.as_str()];
        let names = Names::of(candidate, pseudonym);
        let submissions = candidate.submissions.iter().cloned();
        CandidateRecord {
            name: pseudonym.clone(),
            entry: None,
            score: candidate.score,
            submissions: submissions.map(|one| names.out_of(one)).collect(),
        }
    };
    let mut candidates: Vec<_> = report.candidates.iter().map(candidate).collect();
    candidates.sort_by(|a, b| a.name.cmp(&b.name));
    Report {
        candidates,
        rank_by: match report.rank_by {
            // The moments are gone.
            RankBy::Submitted => RankBy::Score,
            rank_by => rank_by,
        },
        ignored: Vec::new(),
        ..report
    }
}

/// The pseudonym of each name, no two of them the same.
fn pseudonyms<'a>(
    names: impl Iterator<Item = &'a str>,
    key: &[u8; 32],
) -> BTreeMap<&'a str, String> {
    let digest = |name: &str| {
        let mut hasher = blake3::Hasher::new_keyed(key);
        hasher.update(DOMAIN).update(name.as_bytes());
        hasher.finalize().to_hex().to_string()
    };
    let names: BTreeSet<&str> = names.collect();
    let mut digests: Vec<(String, &str)> =
        names.into_iter().map(|name| (digest(name), name)).collect();
    digests.sort();
    let shared = |one: usize, other: Option<usize>| {
        let other = other.and_then(|other| digests.get(other));
        let pairs = other.map(|(other, _)| digests[one].0.bytes().zip(other.bytes()));
        pairs.map_or(0, |pairs| pairs.take_while(|(a, b)| a == b).count())
    };
    let pseudonym = |(at, (digest, name)): (usize, &(String, &'a str))| {
        // Of sorted digests, none has more in common with this one than its neighbours.
        let shared = shared(at, at.checked_sub(1)).max(shared(at, Some(at + 1)));
        let digits = (shared + 1).clamp(DIGITS_MIN, digest.len());
        (*name, format!("candidate-{}", &digest[..digits]))
    };
    digests.iter().enumerate().map(pseudonym).collect()
}

/// What a candidate is called, and what stands in its place.
struct Names<'a> {
    /// The longest first.
    names: Vec<&'a str>,
    pseudonym: &'a str,
}

impl<'a> Names<'a> {
    fn of(candidate: &'a CandidateRecord, pseudonym: &'a str) -> Names<'a> {
        let mut names = vec![candidate.name.as_str()];
        if let Some(entry) = &candidate.entry {
            let others = [&entry.name, &entry.email].into_iter().flatten();
            names.extend(others.chain([&entry.id]).map(String::as_str));
            let parts = entry.name.iter().flat_map(|name| name.split_whitespace());
            names.extend(parts.filter(|part| part.chars().count() >= NAME_PART_CHARS_MIN));
        }
        names.retain(|name| !name.is_empty());
        names.sort_by_key(|name| std::cmp::Reverse(name.len()));
        Names { names, pseudonym }
    }

    fn out_of(&self, mut submission: SubmissionRecord) -> SubmissionRecord {
        let mut renamed = Vec::new();
        let paths = submission.sources.iter_mut().map(|source| &mut source.path);
        for path in paths.chain([&mut submission.file]) {
            let anonymous = self.out_of_path(path);
            if anonymous != *path {
                renamed.push((std::mem::replace(path, anonymous.clone()), anonymous));
            }
        }
        let cases = submission
            .groups
            .iter_mut()
            .flat_map(|group| &mut group.cases);
        let stderr = cases
            .filter_map(|case| case.evidence.as_mut())
            .map(|evidence| &mut evidence.stderr);
        for excerpt in stderr.chain(&mut submission.message) {
            for (path, anonymous) in &renamed {
                excerpt.text = excerpt.text.replace(path, anonymous);
            }
        }
        submission
    }

    /// The path with each name replaced that is a word of its own there: `a` is one in `a.py` and
    /// `task_a.py`, and none in `main.py`.
    fn out_of_path(&self, path: &str) -> String {
        let mut anonymous = String::new();
        let mut rest = path;
        let mut in_word = false;
        while let Some(next) = rest.chars().next() {
            let is_here = |name: &&&str| {
                let (here, behind) = match rest.split_at_checked(name.len()) {
                    Some(parts) => parts,
                    None => return false,
                };
                here.eq_ignore_ascii_case(name) && !behind.starts_with(char::is_alphanumeric)
            };
            let found = self.names.iter().find(is_here).filter(|_| !in_word);
            let taken = found.map_or(next.len_utf8(), |name| name.len());
            anonymous.push_str(found.map_or(&rest[..taken], |_| self.pseudonym));
            in_word = rest[..taken].ends_with(char::is_alphanumeric);
            rest = &rest[taken..];
        }
        anonymous
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::record::{Evidence, Excerpt, IgnoredRecord, ManifestEntry, SourceRecord};
    use super::super::tests::{candidate_of, report, report_of, submission_of};
    use super::super::{Format, Style, render};
    use super::*;
    use crate::judge::Verdict;

    const KEY: [u8; 32] = [7; 32];

    #[test]
    fn a_pseudonym_is_short_and_depends_on_name_and_key_alone() {
        let of = |names: &[&'static str], key| pseudonyms(names.iter().copied(), key);
        let one = of(&["ada", "grace"], &KEY);
        assert_eq!(one["ada"], of(&["zoe", "ada"], &KEY)["ada"]);
        assert_ne!(one["ada"], one["grace"]);
        assert_ne!(one["ada"], of(&["ada"], &[8; 32])["ada"]);
        assert_eq!(one["ada"].len(), "candidate-3f9a2c".len());
    }

    #[test]
    fn pseudonyms_that_would_be_the_same_are_longer() {
        let names: Vec<String> = (0..30_000).map(|number| number.to_string()).collect();
        let found = pseudonyms(names.iter().map(String::as_str), &KEY);
        let distinct: BTreeSet<&String> = found.values().collect();
        assert_eq!(distinct.len(), names.len());
        let longer = found
            .values()
            .filter(|one| one.len() > "candidate-3f9a2c".len())
            .count();
        assert!((2..names.len() / 10).contains(&longer), "{longer}");
    }

    #[test]
    fn names_leave_what_gradebox_wrote_and_stay_in_what_candidates_wrote() {
        let text = |text: &str| Excerpt::of(text.as_bytes(), 1000);
        let mut submission = submission_of("p", 50.0, &[(Verdict::RunTimeError, 1)]);
        submission.file = "Alice_task.py".to_owned();
        submission.sources = vec![
            SourceRecord {
                path: "Alice_task.py".to_owned(),
                content: text("# by alice"),
            },
            SourceRecord {
                path: "lib/lovelace.py".to_owned(),
                content: text(""),
            },
            SourceRecord {
                path: "malice.py".to_owned(),
                content: text(""),
            },
        ];
        submission.message = Some(text("Alice_task.py:1: alice is not defined"));
        submission.groups[0].cases[0].evidence = Some(Box::new(Evidence {
            input: text(""),
            answer: text(""),
            output: text(""),
            printed: text(""),
            stderr: text("File \"lib/lovelace.py\", line 1"),
        }));
        let candidate = CandidateRecord {
            entry: Some(ManifestEntry {
                id: "4711".to_owned(),
                name: Some("Ada Lovelace".to_owned()),
                email: Some("ada@example.org".to_owned()),
                group: Some("only her".to_owned()),
                submitted: Some("2026-11-30T18:00:00Z".to_owned()),
                ..ManifestEntry::default()
            }),
            ..candidate_of("alice", 50.0, vec![submission])
        };
        let mut report = report_of(&["p"], vec![candidate]);
        report.rank_by = RankBy::Submitted;
        report.ignored = vec![IgnoredRecord {
            file: "alice/notes.txt".to_owned(),
            reason: "no `alice`".to_owned(),
        }];
        let anonymous = anonymise(report, &KEY);
        let name = anonymous.candidates[0].name.clone();
        let submission = &anonymous.candidates[0].submissions[0];
        assert_eq!(submission.file, format!("{name}_task.py"));
        let paths: Vec<_> = submission
            .sources
            .iter()
            .map(|source| source.path.as_str())
            .collect();
        assert_eq!(
            paths,
            [
                &*format!("{name}_task.py"),
                &*format!("lib/{name}.py"),
                "malice.py"
            ]
        );
        let message = submission
            .message
            .as_ref()
            .map(|message| message.text.as_str());
        assert_eq!(
            message,
            Some(&*format!("{name}_task.py:1: alice is not defined"))
        );
        assert_eq!(submission.sources[0].content.text, "# by alice");
        assert_eq!(anonymous.rank_by, RankBy::Score);
        let json = render(
            &anonymous,
            Format::Json,
            Style {
                color: false,
                width: 80,
            },
        );
        for gone in [
            "ada",
            "Lovelace",
            "lovelace",
            "4711",
            "only her",
            "notes.txt",
            "18:00",
        ] {
            assert!(!json.contains(gone), "{gone}: {json}");
        }
    }

    #[test]
    fn the_order_says_nothing_of_the_names() {
        let names = ["a", "b", "c", "d", "e", "f"];
        let report = report_of(
            &[],
            names.map(|name| candidate_of(name, 0.0, Vec::new())).into(),
        );
        let anonymous = anonymise(report, &KEY);
        let found: Vec<_> = anonymous
            .candidates
            .iter()
            .map(|one| one.name.clone())
            .collect();
        let of_names = pseudonyms(names.into_iter(), &KEY);
        let in_order: Vec<_> = of_names.values().cloned().collect();
        assert_ne!(found, in_order);
        let mut sorted = in_order;
        sorted.sort();
        assert_eq!(found, sorted);
    }

    proptest! {
        #[test]
        fn every_report_loses_its_names_and_no_result(report in report()) {
            let anonymous = anonymise(report.clone(), &KEY);
            prop_assert_eq!(anonymous.candidates.len(), report.candidates.len());
            let scores = |report: &Report| {
                let mut scores: Vec<_> = report.candidates.iter().map(|one| one.score.to_bits()).collect();
                scores.sort();
                scores
            };
            prop_assert_eq!(scores(&anonymous), scores(&report));
            for candidate in &anonymous.candidates {
                prop_assert!(candidate.name.starts_with("candidate-"));
            }
        }
    }
}
