//! The difference within a line: which words of it, and which part of a long
//! line is worth showing.

use similar::DiffOp;
use unicode_width::UnicodeWidthChar;

use super::changes::changes;
use super::escape;

/// More differing words than this, on either side, are not compared one by one.
const TOKENS_MAX: usize = 256;

/// Pieces of a line, side by side.
pub(super) type Spans = Vec<Span>;

/// A piece of a line, as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Span {
    /// Visible and on one line.
    pub(super) text: String,
    /// Whether this is what differs from the line on the other side.
    pub(super) changed: bool,
}

/// A line that is the same on both sides.
pub(super) fn context(line: &str, columns_max: usize) -> Spans {
    window(visible(line), |_| false, 0, columns_max)
}

/// A line that has none to compare with on the other side. An empty one shows its newline.
pub(super) fn whole(line: &str, columns_max: usize) -> Spans {
    let line = if line.is_empty() {
        "⏎".to_string()
    } else {
        visible(line)
    };
    window(line, |_| false, 0, columns_max)
}

/// A last line, of which only the newline differs.
pub(super) fn with_end(line: &str, ended: bool, columns_max: usize) -> Spans {
    let mut spans = window(visible(line), |_| false, 0, columns_max.saturating_sub(1));
    if ended {
        spans.push(Span {
            text: "⏎".to_string(),
            changed: true,
        });
    }
    spans
}

/// Two lines that stand for each other: of the answer and of the output.
pub(super) fn pair(answer: &str, output: &str, columns_max: usize) -> (Spans, Spans) {
    if answer.is_empty() || output.is_empty() {
        return (whole(answer, columns_max), whole(output, columns_max));
    }
    let (answer, output) = (visible(answer), visible(output));
    let (a, b) = (tokens(&answer), tokens(&output));
    let equal_at_start = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let lead: usize = a[..equal_at_start].iter().map(|token| token.len()).sum();
    let (changed_a, changed_b) = changed(&a, &b, equal_at_start);

    // Both lines are shown from the same place, so that they stay aligned.
    let too_long = columns(&answer) > columns_max || columns(&output) > columns_max;
    let lead_columns = columns(&answer[..lead]);
    let hidden = if too_long && lead_columns > columns_max * 2 / 3 {
        lead_columns - columns_max / 3
    } else {
        0
    };
    let old = window(
        answer,
        |at| changed_a.get(at) == Some(&true),
        hidden,
        columns_max,
    );
    let new = window(
        output,
        |at| changed_b.get(at) == Some(&true),
        hidden,
        columns_max,
    );
    (old, new)
}

/// For each byte of both lines, whether it differs; nothing where the lines have too little in common.
fn changed(a: &[&str], b: &[&str], equal_at_start: usize) -> (Vec<bool>, Vec<bool>) {
    let (rest_a, rest_b) = (&a[equal_at_start..], &b[equal_at_start..]);
    let equal_at_end = rest_a
        .iter()
        .rev()
        .zip(rest_b.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let middle_a = &rest_a[..rest_a.len() - equal_at_end];
    let middle_b = &rest_b[..rest_b.len() - equal_at_end];

    let mut differs_a = vec![false; a.len()];
    let mut differs_b = vec![false; b.len()];
    if middle_a.len().max(middle_b.len()) > TOKENS_MAX {
        differs_a[equal_at_start..][..middle_a.len()].fill(true);
        differs_b[equal_at_start..][..middle_b.len()].fill(true);
    } else {
        for operation in changes(middle_a, middle_b) {
            if !matches!(operation, DiffOp::Equal { .. }) {
                differs_a[equal_at_start..][operation.old_range()].fill(true);
                differs_b[equal_at_start..][operation.new_range()].fill(true);
            }
        }
    }
    let (equal, all) = weights(a, &differs_a);
    let (_, other) = weights(b, &differs_b);
    // Where hardly a word is shared, pointing out the rest says nothing.
    if equal * 10 < all.max(other) * 3 {
        return (Vec::new(), Vec::new());
    }
    (per_byte(a, &differs_a), per_byte(b, &differs_b))
}

/// How many bytes of words do not differ, and how many there are. Spaces weigh nothing.
fn weights(tokens: &[&str], differs: &[bool]) -> (usize, usize) {
    let weight = |token: &str| {
        if token.trim().is_empty() {
            0
        } else {
            token.len()
        }
    };
    tokens
        .iter()
        .zip(differs)
        .fold((0, 0), |(equal, all), (token, differs)| {
            (
                equal + if *differs { 0 } else { weight(token) },
                all + weight(token),
            )
        })
}

fn per_byte(tokens: &[&str], differs: &[bool]) -> Vec<bool> {
    tokens
        .iter()
        .zip(differs)
        .flat_map(|(token, differs)| std::iter::repeat_n(*differs, token.len()))
        .collect()
}

/// A line with every character visible, spaces at its end too.
fn visible(line: &str) -> String {
    let trimmed = line.trim_end_matches(' ');
    escape::line(trimmed) + &"·".repeat(line.len() - trimmed.len())
}

/// Words and numbers as they are, every other character for itself.
fn tokens(line: &str) -> Vec<&str> {
    let mut tokens = Vec::new();
    let mut start = 0;
    let mut in_word = false;
    for (at, c) in line.char_indices() {
        let word = c.is_alphanumeric();
        if at > start && !(word && in_word) {
            tokens.push(&line[start..at]);
            start = at;
        }
        in_word = word;
    }
    if start < line.len() {
        tokens.push(&line[start..]);
    }
    tokens
}

fn columns(text: &str) -> usize {
    text.chars().map(|c| c.width().unwrap_or(1)).sum()
}

/// The part of a line that fits, from column `hidden` on, in spans.
fn window(
    line: String,
    changed: impl Fn(usize) -> bool,
    hidden: usize,
    columns_max: usize,
) -> Spans {
    let mut spans: Spans = Vec::new();
    let mut push = |c: char, changed: bool| match spans.last_mut() {
        Some(span) if span.changed == changed => span.text.push(c),
        _ => spans.push(Span {
            text: c.to_string(),
            changed,
        }),
    };
    let mut used = 0;
    if hidden > 0 {
        push('…', false);
        used = 1;
    }
    let mut left = columns(&line);
    let mut passed = 0;
    for (at, c) in line.char_indices() {
        let width = c.width().unwrap_or(1);
        left -= width;
        passed += width;
        if passed <= hidden {
            continue;
        }
        // Of the last column, the rest of the line takes all or its sign does.
        if used + width + left.min(1) > columns_max {
            push('…', false);
            break;
        }
        used += width;
        push(c, changed(at));
    }
    spans
}
