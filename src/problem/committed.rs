//! Answers that stand beside the cases, so that a machine without rustc can grade.
//!
//! `<case>.ans` holds what the reference produced, `data/answers.json` what it took,
//! and a digest over all that went into both.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::entries::Root;
use super::mistake::{Mistake, Mistakes};
use super::{Interface, Problem, json_source};

/// The file in `data` that tells about the answers.
pub const ANSWERS_FILE: &str = "answers.json";

/// The ending of an answer's file.
pub const ANSWER_ENDING: &str = "ans";

/// An answer has at most so many bytes: what a submission may write at most.
pub(super) const ANSWER_BYTES_MAX: u64 = 64 * 1024 * 1024;

/// The file has at most so many bytes.
const BYTES_MAX: u64 = 4 * 1024 * 1024;

const DOMAIN: &[u8] = b"gradebox answers 1";

/// What `data/answers.json` says: written by `gradebox bless`, and not by hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Committed {
    /// [`Problem::answers_digest`] of the reference, the cases and the answers.
    pub digest: String,
    /// What the reference took for each case, in instructions: what time limits are derived from.
    pub instructions: BTreeMap<String, u64>,
}

impl Problem {
    /// BLAKE3, in hexadecimal, over the reference, the interface, every case and its answer.
    ///
    /// `answers` are in the order of the cases.
    pub fn answers_digest<'a>(&self, answers: impl Iterator<Item = &'a [u8]>) -> String {
        let mut hasher = blake3::Hasher::new();
        let mut part = |bytes: &[u8]| {
            hasher.update(&(bytes.len() as u64).to_le_bytes());
            hasher.update(bytes);
        };
        part(DOMAIN);
        // What the reference is called with; through a value, whose keys are sorted.
        let interface: &Interface = &self.definition.interface;
        part(serde_json::json!(interface).to_string().as_bytes());
        part(self.reference.as_bytes());
        for (case, answer) in self.cases().zip(answers) {
            part(case.id.as_bytes());
            part(&case.input);
            part(answer);
        }
        hasher.finalize().to_hex().to_string()
    }

    /// The committed answers with the reference's instructions, in the order of the cases;
    /// nothing unless every case has one and nothing has changed since they were written.
    pub fn committed_answers(&self) -> Option<Vec<(&[u8], u64)>> {
        let committed = self.committed.as_ref()?;
        let answers: Option<Vec<_>> = self
            .cases()
            .map(|case| {
                let instructions = committed.instructions.get(&case.id)?;
                Some((case.answer.as_deref()?, *instructions))
            })
            .collect();
        let answers = answers?;
        let digest = self.answers_digest(answers.iter().map(|(answer, _)| *answer));
        (digest == committed.digest).then_some(answers)
    }
}

/// Reads `data/answers.json`, if there is one.
pub(super) fn read(root: &Root, mistakes: &mut Mistakes) -> Option<Committed> {
    let path = Path::new("data").join(ANSWERS_FILE);
    root.kind(&path).ok()?;
    let text = root.optional_text(&path, BYTES_MAX, mistakes)?;
    match serde_json::from_str(&text) {
        Ok(committed) => Some(committed),
        Err(error) => {
            let (line, why) = json_source::place(&error);
            let message = format!(
                "is not what `gradebox bless` writes ({why}); remove it, then `gradebox bless` can write it anew"
            );
            mistakes.list.push(Mistake {
                file: path,
                line: Some(line),
                key: None,
                message,
            });
            None
        }
    }
}
