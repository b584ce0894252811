//! What `gradebox bless` does, for a person: who disagrees, and which answers change.

use super::Excerpt;
use super::diff::Diff;
use super::escape;
use super::number;
use super::page::{Page, Room};
use super::paint::{Paint, Style};

/// Answers that change are shown for so many cases.
const CHANGES_MAX: usize = 20;
/// Disagreements that are shown.
const DISAGREEMENTS_MAX: usize = 20;
/// What is shown of an answer, in bytes.
const ANSWER_BYTES: usize = 4 << 10;
const ROWS_MAX: usize = 16;

/// What blessing a problem comes to.
#[derive(Clone, Debug)]
pub struct Blessing {
    /// The problem's id.
    pub problem: String,
    /// How many cases it has.
    pub cases: usize,
    /// Nothing is written, since accepted submissions disagree.
    pub is_refused: bool,
    /// How they do.
    pub disagreements: Vec<Disagreement>,
    /// The answers that are new or other ones.
    pub changes: Vec<AnswerChange>,
    /// What becomes of it.
    pub outcome: BlessingOutcome,
}

/// What becomes of a blessing that is not refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlessingOutcome {
    /// All is there already, as it should be.
    Current,
    /// The answers were written.
    Written,
    /// They would be, but for `--dry-run`.
    DryRun,
    /// They will be, once the user has agreed to the changes.
    Waiting,
}

/// An accepted submission that does not answer as the reference does.
#[derive(Clone, Debug)]
pub struct Disagreement {
    /// `accepted/by_hand.py`.
    pub submission: String,
    /// The case's id; empty where the submission does not compile.
    pub case: String,
    /// How it differs.
    pub reason: String,
}

/// An answer that is new, or another one.
#[derive(Clone, Debug)]
pub struct AnswerChange {
    case: String,
    old: Option<Excerpt>,
    new: Excerpt,
}

impl AnswerChange {
    /// From the answer that is there, if one is, to the new one.
    pub fn of(case: &str, old: Option<&[u8]>, new: &[u8]) -> Self {
        AnswerChange {
            case: case.to_owned(),
            old: old.map(|old| Excerpt::of(old, ANSWER_BYTES)),
            new: Excerpt::of(new, ANSWER_BYTES),
        }
    }

    /// Whether there was another answer.
    pub fn replaces(&self) -> bool {
        self.old.is_some()
    }
}

/// The page: disagreements, or the differences and what was written.
pub fn blessing_page(blessing: &Blessing, style: Style) -> String {
    let mut page = Page::new(style);
    let problem = escape::line(&blessing.problem);
    if blessing.is_refused {
        let text = format!(
            "{problem}: nothing is written, since solutions that count as right disagree with \
             reference.rs"
        );
        page.wrapped("", &text, Paint::Red);
        for one in blessing.disagreements.iter().take(DISAGREEMENTS_MAX) {
            let place = match one.case.as_str() {
                "" => String::new(),
                case => format!(" on {case}"),
            };
            let text = format!("submissions/{}{place}: {}", one.submission, one.reason);
            page.wrapped("  ", &text, Paint::Plain);
        }
        let more = blessing
            .disagreements
            .len()
            .saturating_sub(DISAGREEMENTS_MAX);
        if more > 0 {
            page.aside(&number::count(more as u64, "more disagreement"));
        }
        page.wrapped(
            "",
            "mend the one that is wrong, then bless again",
            Paint::Plain,
        );
        return page.text;
    }
    let replaced = blessing.changes.iter().filter(|change| change.replaces());
    for change in replaced.clone().take(CHANGES_MAX) {
        page.line(&format!(
            "{}: the answer changes (- committed, + now)",
            escape::line(&change.case)
        ));
        if let Some(old) = &change.old {
            let room = Room {
                lines_max: ROWS_MAX,
                columns_max: style.columns().saturating_sub(16),
            };
            let mut diff = Diff::of(old, &change.new, room.columns_max);
            // They speak of an answer and an output, and here are two answers.
            diff.notes.clear();
            if diff.rows.is_empty() {
                page.aside("what is shown of both is equal; they differ further on");
            } else {
                page.diff(&diff, room);
            }
        }
    }
    let replaced = replaced.count();
    if replaced > CHANGES_MAX {
        page.aside(&number::count(
            (replaced - CHANGES_MAX) as u64,
            "more answer",
        ));
    }
    let added = blessing.changes.len() - replaced;
    let summary = format!(
        "{problem}: {}: {added} new, {replaced} changed, {} as before",
        number::count(blessing.cases as u64, "answer"),
        blessing.cases - blessing.changes.len()
    );
    page.line(&summary);
    let text = match blessing.outcome {
        BlessingOutcome::Current => "nothing to write: all answers are there, and they are true",
        BlessingOutcome::Written => {
            "written: this problem can now be graded without running its reference"
        }
        BlessingOutcome::DryRun if blessing.changes.is_empty() => {
            "data/answers.json would be written anew: the reference has changed, or the compiler"
        }
        BlessingOutcome::DryRun => "nothing was written (--dry-run)",
        BlessingOutcome::Waiting => {
            "nothing is written yet: where these changes are meant, say so with --yes"
        }
    };
    page.wrapped("", text, Paint::Plain);
    page.text
}
