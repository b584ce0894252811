//! The digest of a problem: the same digest, the same verdicts.

use super::{Definition, Problem};

/// A change of what is digested, or of its order, raises the number.
const DOMAIN: &[u8] = b"gradebox problem 1";

impl Problem {
    /// BLAKE3, in hexadecimal, over all that decides a verdict: the definition, the
    /// reference, the driver, and the id and input of every case, in the order of judging.
    ///
    /// The layout of `problem.json`, the statement, the starter code and the
    /// submissions that come with the problem do not count.
    pub fn digest(&self) -> String {
        // The link to the schema is for editors.
        let definition = Definition {
            schema: None,
            ..self.definition.clone()
        };
        let mut digest = Digest(blake3::Hasher::new());
        digest.part(DOMAIN);
        // Through a value, whose keys are sorted; a definition has no key that is not a text.
        digest.part(serde_json::json!(definition).to_string().as_bytes());
        digest.part(self.reference.as_bytes());
        digest.count(usize::from(self.driver.is_some()));
        digest.part(self.driver.as_deref().unwrap_or_default().as_bytes());
        digest.count(self.groups.len());
        for group in &self.groups {
            digest.count(group.cases.len());
            for case in &group.cases {
                digest.part(case.id.as_bytes());
                digest.part(&case.input);
            }
        }
        digest.0.finalize().to_hex().to_string()
    }
}

struct Digest(blake3::Hasher);

impl Digest {
    /// Each part comes behind its length, so that no two sequences of parts are the same bytes.
    fn part(&mut self, bytes: &[u8]) {
        self.count(bytes.len());
        self.0.update(bytes);
    }

    fn count(&mut self, number: usize) {
        self.0.update(&(number as u64).to_le_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Checker, Interface, TestCase, TestGroup};
    use super::*;
    use serde_json::json;

    type Change = fn(&mut Problem);

    fn problem() -> Problem {
        let definition: Definition = serde_json::from_value(json!({
            "title": "T", "interface": "stdio", "groups": [{"name": "secret", "points": 1}],
        }))
        .unwrap();
        let case = |id: &str, input: &str| TestCase {
            id: id.into(),
            input: input.into(),
            answer: None,
            hint: None,
        };
        let cases = vec![case("secret/01", "a"), case("secret/02", "")];
        let groups = vec![TestGroup {
            definition: definition.groups[0].clone(),
            cases,
        }];
        let (id, folder) = ("t".to_owned(), "problems/t".into());
        Problem {
            id,
            folder,
            definition,
            statement: String::new(),
            reference: "fn main() {}".into(),
            driver: None,
            generator: None,
            groups,
            committed: None,
            submissions: Vec::new(),
        }
    }

    #[test]
    fn all_that_decides_a_verdict_decides_the_digest() {
        let original = problem().digest();
        assert_eq!(original.len(), 64);
        let changes: [(&str, Change); 7] = [
            ("reference", |problem| problem.reference.push(' ')),
            ("driver", |problem| problem.driver = Some(String::new())),
            ("checker", |problem| {
                problem.definition.checker = Checker::Exact
            }),
            ("interface", |problem| {
                problem.definition.interface = Interface::Driver
            }),
            ("limits", |problem| {
                problem.definition.limits.memory_mib = 17
            }),
            ("case", |problem| problem.groups[0].cases[1].input.push(0)),
            ("border", |problem| {
                let cases = &mut problem.groups[0].cases;
                cases[1].input = cases[0].input.split_off(0);
            }),
        ];
        let mut digests = vec![original];
        for (name, change) in changes {
            let mut changed = problem();
            change(&mut changed);
            let digest = changed.digest();
            assert!(!digests.contains(&digest), "{name}");
            digests.push(digest);
        }
    }

    #[test]
    fn what_decides_no_verdict_does_not_count() {
        let mut moved = problem();
        moved.folder = "elsewhere/t".into();
        moved.definition.schema = Some("../problem.schema.json".to_owned());
        assert_eq!(moved.digest(), problem().digest());
    }
}
