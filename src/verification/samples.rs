//! Sample cases stand in the statement: what candidates read is what is judged. Pure.

use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};
use serde_json::Value;

use super::Remark;
use crate::checker::{Finding, check};
use crate::judge::Answers;
use crate::problem::Problem;

/// Every sample whose input or answer is in no code block of the statement.
pub(super) fn remarks(problem: &Problem, answers: &Answers) -> Vec<Remark> {
    let blocks = fenced_blocks(&problem.statement);
    let checker = &problem.definition.checker;
    let is_json = problem.definition.interface.is_value();
    let mut remarks = Vec::new();
    for (case, answer) in problem.cases().zip(answers.iter()) {
        if !case.id.starts_with("sample/") {
            continue;
        }
        let has_input = blocks
            .iter()
            .any(|block| is_same(block, &case.input, is_json));
        let has_answer = blocks.iter().any(|block| {
            // Where several answers are right, the statement may show another one.
            is_same(block, &answer.bytes, is_json)
                || check(checker, &answer.bytes, block.as_bytes()) == Ok(Finding::Right)
        });
        for (what, is_there) in [("input", has_input), ("answer", has_answer)] {
            if !is_there {
                let text = format!("its {what} is in no code block of statement.md: show it there");
                remarks.push(Remark::error(&case.id, text));
            }
        }
    }
    remarks
}

/// JSON by value, text by its lines but for white space at their ends.
fn is_same(block: &str, bytes: &[u8], is_json: bool) -> bool {
    if is_json {
        let value = |bytes: &[u8]| serde_json::from_slice::<Value>(bytes).ok();
        let of_case = value(bytes);
        return of_case.is_some() && value(block.as_bytes()) == of_case;
    }
    let text = String::from_utf8_lossy(bytes);
    let lines = |text: &str| -> Vec<String> {
        let lines = text.trim_end().lines();
        lines.map(|line| line.trim_end().to_owned()).collect()
    };
    lines(block) == lines(&text)
}

/// The texts of all fenced code blocks.
fn fenced_blocks(markdown: &str) -> Vec<String> {
    let mut blocks = Vec::new();
    let mut open: Option<String> = None;
    for event in Parser::new(markdown) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) => open = Some(String::new()),
            Event::End(TagEnd::CodeBlock) => blocks.extend(open.take()),
            Event::Text(text) => {
                if let Some(block) = &mut open {
                    block.push_str(&text);
                }
            }
            _ => {}
        }
    }
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_fenced_blocks_count() {
        let markdown =
            "Text `1`.\n\n    2\n\n```text\n3 \n4\n```\n\n* item\n\n  ```json\n  [5]\n  ```\n";
        assert_eq!(fenced_blocks(markdown), ["3 \n4\n", "[5]\n"]);
    }

    #[test]
    fn json_is_compared_by_value_and_text_by_lines() {
        assert!(is_same(
            "{\"b\": [1, 2],\n \"a\": null}",
            b"{\"a\":null,\"b\":[1,2]}",
            true
        ));
        assert!(!is_same("[1, 2]", b"[2, 1]", true));
        assert!(!is_same("not json", b"not json", true));
        assert!(is_same("3\n4\n", b"3 \n4", false));
        assert!(!is_same("3\n4\n", b"3\n\n4", false));
        assert!(is_same("", b"", false));
    }
}
