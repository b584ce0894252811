//! The difference between an answer and an output, line by line.
//!
//! What it costs is bounded by what it looks at: [`LINES_MAX`] lines and
//! [`BYTES_MAX`] bytes from the first difference on, and [`TOKENS_MAX`] words
//! of a line. No clock is asked, so the same texts always give the same diff.

use std::borrow::Cow;

use similar::DiffOp;

use super::changes::changes;
use super::diff_inline::{self, Spans};
use super::record::Excerpt;

/// Lines that are compared, on each side, from the first difference on.
const LINES_MAX: usize = 200;
/// Bytes that are compared, on each side, from the first difference on.
const BYTES_MAX: usize = 16 << 10;
/// Equal lines that are shown before and after a difference.
const CONTEXT: usize = 2;
/// Equal characters that are kept before the first difference in a long line.
const LEAD_CHARS: usize = 200;

/// Where two texts differ. Without rows there is no difference to be seen.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Diff {
    /// What to show, in order.
    pub(super) rows: Vec<Row>,
    /// Whether lines are worth a number: one of the texts has several.
    pub(super) numbered: bool,
    /// What the rows cannot say, one sentence each.
    pub(super) notes: Vec<&'static str>,
}

/// One line of a diff. Numbers count lines from 1.
#[derive(Debug, PartialEq)]
pub(super) enum Row {
    /// In both; the number is the answer's.
    Same(usize, Spans),
    /// In the answer alone.
    Answer(usize, Spans),
    /// In the output alone.
    Output(usize, Spans),
    /// So many lines, the same in both, are left out.
    Gap(usize),
}

/// One of the two texts: the lines that are compared.
struct Side<'a> {
    lines: Vec<Cow<'a, str>>,
    /// All lines of the excerpt, those before and behind `lines` too.
    total: usize,
    /// Whether the text ends with a newline.
    ended: bool,
    /// Whether there is more text than `lines` has.
    cut: bool,
}

impl Diff {
    /// The difference, for rows whose text takes at most `columns_max` columns.
    pub(super) fn of(answer: &Excerpt, output: &Excerpt, columns_max: usize) -> Diff {
        let (mut answer, mut output) = (Side::of(answer), Side::of(output));
        let equal = answer
            .lines
            .iter()
            .zip(&output.lines)
            .take_while(|(a, b)| a == b)
            .count();
        let skipped = equal.saturating_sub(CONTEXT);
        answer.lines.drain(..skipped);
        output.lines.drain(..skipped);
        shorten_lead(&mut answer, &mut output, equal - skipped);
        answer.bound();
        output.bound();

        let mut diff = Diff {
            numbered: answer.total.max(output.total) > 1,
            ..Diff::default()
        };
        diff.push_operations(&answer, &output, skipped, columns_max);
        diff.push_final_newline(&answer, &output, columns_max);
        if answer.cut || output.cut {
            diff.notes
                .push("only the beginnings of answer and output are compared here");
        }
        diff
    }

    fn push_operations(&mut self, answer: &Side, output: &Side, skipped: usize, columns: usize) {
        let operations = changes(&answer.lines, &output.lines);
        let last = operations.len().saturating_sub(1);
        let whole = |line: &str| diff_inline::whole(line, columns);
        for (at, operation) in operations.iter().enumerate() {
            let (a, b) = (operation.old_range(), operation.new_range());
            match operation {
                DiffOp::Equal { .. } => {
                    let before = skipped + a.start;
                    let lines = &answer.lines[a];
                    let (head, tail) = context(lines.len(), at == 0, at == last);
                    let gap = lines.len() - head - tail;
                    self.push_same(&lines[..head], before, columns);
                    if gap > 0 && at > 0 && at < last {
                        self.rows.push(Row::Gap(gap));
                    }
                    self.push_same(&lines[head + gap..], before + head + gap, columns);
                }
                // Behind the end of a text that was cut, nothing can be said.
                DiffOp::Insert { .. } if at == last && answer.cut => {}
                DiffOp::Delete { .. } if at == last && output.cut => {}
                DiffOp::Insert { .. } | DiffOp::Delete { .. } | DiffOp::Replace { .. } => {
                    let pairs = a.len().min(b.len());
                    for (i, j) in a.clone().zip(b.clone()) {
                        let (old, new) =
                            diff_inline::pair(&answer.lines[i], &output.lines[j], columns);
                        self.rows.push(Row::Answer(skipped + i + 1, old));
                        self.rows.push(Row::Output(skipped + j + 1, new));
                    }
                    for i in a.skip(pairs) {
                        self.rows
                            .push(Row::Answer(skipped + i + 1, whole(&answer.lines[i])));
                    }
                    for j in b.skip(pairs) {
                        self.rows
                            .push(Row::Output(skipped + j + 1, whole(&output.lines[j])));
                    }
                }
            }
        }
        if self
            .rows
            .iter()
            .all(|row| matches!(row, Row::Same(..) | Row::Gap(_)))
        {
            self.rows.clear();
        }
    }

    fn push_same(&mut self, lines: &[Cow<str>], before: usize, columns: usize) {
        for (at, line) in lines.iter().enumerate() {
            self.rows.push(Row::Same(
                before + at + 1,
                diff_inline::context(line, columns),
            ));
        }
    }

    /// Lines are compared without their newlines; here is the one that may be missing.
    fn push_final_newline(&mut self, answer: &Side, output: &Side, columns: usize) {
        let cut = answer.cut || output.cut;
        if cut || answer.ended == output.ended || answer.total == 0 || output.total == 0 {
            return;
        }
        self.notes.push(match answer.ended {
            true => "the output has no newline at its end, the answer has one (⏎)",
            false => "the output has a newline at its end (⏎), the answer has none",
        });
        if let (true, Some(line)) = (self.rows.is_empty(), answer.lines.last()) {
            let line_of = |ended| diff_inline::with_end(line, ended, columns);
            self.rows
                .push(Row::Answer(answer.total, line_of(answer.ended)));
            self.rows
                .push(Row::Output(output.total, line_of(output.ended)));
        }
    }
}

/// Of so many equal lines, how many to show behind the difference before them,
/// and how many before the next one.
fn context(lines: usize, first: bool, last: bool) -> (usize, usize) {
    let head = if first { 0 } else { CONTEXT.min(lines) };
    let tail = if last { 0 } else { CONTEXT.min(lines - head) };
    // A gap takes a line too.
    let between = !first && !last;
    if between && lines == head + tail + 1 {
        (head, tail + 1)
    } else {
        (head, tail)
    }
}

/// Drops most of what two long lines, the first that differ, have in common at
/// their beginning, so that the bound on bytes still reaches the difference.
fn shorten_lead(answer: &mut Side, output: &mut Side, at: usize) {
    let (Some(a), Some(b)) = (answer.lines.get_mut(at), output.lines.get_mut(at)) else {
        return;
    };
    let equal = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    if equal > 2 * LEAD_CHARS {
        let dropped: usize = a.chars().take(equal - LEAD_CHARS).map(char::len_utf8).sum();
        *a = Cow::Owned(format!("…{}", &a[dropped..]));
        *b = Cow::Owned(format!("…{}", &b[dropped..]));
    }
}

impl<'a> Side<'a> {
    fn of(excerpt: &'a Excerpt) -> Side<'a> {
        let mut lines: Vec<Cow<str>> = excerpt.text.split('\n').map(Cow::Borrowed).collect();
        // What is behind the last newline: nothing, or a line without an end.
        let ended = lines.last().is_some_and(|line| line.is_empty()) && lines.len() > 1;
        let partial = excerpt.cut && lines.len() > 1;
        if ended || partial || excerpt.text.is_empty() {
            lines.pop();
        }
        Side {
            total: lines.len(),
            lines,
            ended,
            cut: excerpt.cut,
        }
    }

    /// Keeps to the bounds; the first line is kept, if only in part.
    fn bound(&mut self) {
        let mut bytes = 0;
        let fitting = self.lines.iter().take(LINES_MAX).take_while(|line| {
            bytes += line.len();
            bytes <= BYTES_MAX
        });
        let fitting = fitting.count().max(1);
        if fitting < self.lines.len() {
            self.lines.truncate(fitting);
            self.cut = true;
        }
        if let Some(first) = self.lines.first_mut()
            && first.len() > BYTES_MAX
        {
            *first = Cow::Owned(first[..first.floor_char_boundary(BYTES_MAX)].to_string());
            self.cut = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn diff(answer: &str, output: &str) -> Diff {
        let of = |text: &str| Excerpt::of(text.as_bytes(), 1 << 20);
        Diff::of(&of(answer), &of(output), 60)
    }

    /// Rows as a person would note them: sign, number, text with what differs in brackets.
    fn noted(diff: &Diff) -> Vec<String> {
        let text = |spans: &Spans| -> String {
            let bracket = |span: &diff_inline::Span| match span.changed {
                true => format!("[{}]", span.text),
                false => span.text.clone(),
            };
            spans.iter().map(bracket).collect()
        };
        let note = |row: &Row| match row {
            Row::Same(number, spans) => format!(" {number} {}", text(spans)),
            Row::Answer(number, spans) => format!("-{number} {}", text(spans)),
            Row::Output(number, spans) => format!("+{number} {}", text(spans)),
            Row::Gap(lines) => format!("~{lines}"),
        };
        diff.rows.iter().map(note).collect()
    }

    #[test]
    fn a_changed_word_is_pointed_out() {
        let diff = diff("3 red apples\n", "3 red pears\n");
        assert_eq!(noted(&diff), ["-1 3 red [apples]", "+1 3 red [pears]"]);
        assert!(!diff.numbered);
    }

    #[test]
    fn equal_lines_between_differences_are_left_out() {
        let lines = |first: &str, last: &str| format!("{first}\nb\nc\nd\ne\nf\ng\n{last}\n");
        let diff = diff(&lines("a", "h"), &lines("A", "H"));
        let expected = [
            "-1 a", "+1 A", " 2 b", " 3 c", "~2", " 6 f", " 7 g", "-8 h", "+8 H",
        ];
        assert_eq!(noted(&diff), expected);
    }

    #[test]
    fn a_difference_far_down_is_found() {
        let lines: String = (0..5000).map(|at| format!("line {at}\n")).collect();
        let diff = diff(&format!("{lines}end\n"), &format!("{lines}END\n"));
        let expected = [
            " 4999 line 4998",
            " 5000 line 4999",
            "-5001 end",
            "+5001 END",
        ];
        assert_eq!(noted(&diff), expected);
    }

    #[test]
    fn a_difference_far_right_is_shown_with_what_is_around_it() {
        let start = "1, ".repeat(9000);
        let diff = diff(&format!("[{start}2, 3]"), &format!("[{start}7, 3]"));
        let shown = noted(&diff);
        assert!(
            shown[0].starts_with("-1 …") && shown[0].ends_with("1, [2], 3]"),
            "{shown:?}"
        );
        assert!(
            shown[1].starts_with("+1 …") && shown[1].ends_with("1, [7], 3]"),
            "{shown:?}"
        );
    }

    #[test]
    fn spaces_at_the_end_and_controls_are_visible() {
        assert_eq!(
            noted(&diff("a b\n", "a b  \r\n")),
            ["-1 a b", "+1 a b[  ␍]"]
        );
        assert_eq!(noted(&diff("a b", "a b  ")), ["-1 a b", "+1 a b[··]"]);
        assert_eq!(noted(&diff("a\n\nb", "a\nb")), [" 1 a", "-2 ⏎", " 3 b"]);
    }

    #[test]
    fn a_missing_final_newline_is_said() {
        let diff = diff("1\n2\n", "1\n2");
        assert_eq!(noted(&diff), ["-2 2[⏎]", "+2 2"]);
        assert_eq!(diff.notes.len(), 1);
    }

    #[test]
    fn nothing_is_said_about_what_is_behind_a_cut() {
        let answer = Excerpt {
            text: "a\nb\nc".to_string(),
            bytes: 900,
            cut: true,
        };
        let output = Excerpt::of(b"a\nb\nc\nd\n", 100);
        let diff = Diff::of(&answer, &output, 60);
        assert_eq!(diff.rows, []);
        assert_eq!(diff.notes.len(), 1);
    }

    #[test]
    fn hostile_texts_cost_little() {
        let words = |seed: usize| -> String {
            (0..20_000_usize)
                .map(|at| format!("{} ", at.wrapping_mul(seed) % 7))
                .collect()
        };
        let lines = |seed: usize| words(seed).replace(' ', "\n");
        let rows = diff(&words(3), &words(5)).rows.len() + diff(&lines(3), &lines(5)).rows.len();
        assert!(rows > 0 && rows < 2 * LINES_MAX + 100);
    }

    proptest! {
        #[test]
        fn equal_texts_have_no_difference(text in "(?s)[ab\\r\\n ]{0,40}|(?s).*") {
            prop_assert_eq!(diff(&text, &text), Diff { numbered: diff(&text, &text).numbered, ..Diff::default() });
        }

        #[test]
        fn different_texts_have_one(a in "[ab\n ]{0,12}", b in "[ab\n ]{0,12}") {
            prop_assume!(a != b);
            prop_assert!(!diff(&a, &b).rows.is_empty());
        }

        #[test]
        fn rows_keep_to_their_columns(a in "(?s).{0,200}", b in "(?s).{0,200}", columns in 8_usize..60) {
            let of = |text: &str| Excerpt::of(text.as_bytes(), 1 << 20);
            for row in Diff::of(&of(&a), &of(&b), columns).rows {
                if let Row::Same(_, spans) | Row::Answer(_, spans) | Row::Output(_, spans) = row {
                    let text: String = spans.into_iter().map(|span| span.text).collect();
                    prop_assert!(crate::report::paint::columns(&text) <= columns, "{}", text);
                }
            }
        }
    }
}
