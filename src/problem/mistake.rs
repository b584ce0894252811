//! What is wrong in a problem folder, or in another text that people write.

use std::fmt;
use std::path::PathBuf;

use super::excerpt;

/// A message is cut behind so many characters: it may quote a hostile file.
const MESSAGE_CHARS_MAX: usize = 600;

/// One mistake, where it is, and the way out of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The file or folder, relative to the problem's folder; empty for that folder or file itself.
    pub file: PathBuf,
    /// The line, counted from 1, where the mistake is in a text.
    pub line: Option<u32>,
    /// The path of a JSON value, such as `groups[1].points`.
    pub key: Option<String>,
    /// What was found, what was expected, and the way out.
    pub message: String,
}

/// Every mistake of one problem folder, or of one file; one line each when displayed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistakes {
    /// The folder by its last two names, `problems/x`, or the file as its user knows it: never a path
    /// of the machine.
    pub problem: String,
    /// The mistakes: those of `problem.json` first, then by file and line.
    pub list: Vec<Mistake>,
}

impl Mistakes {
    /// No mistake so far.
    pub(super) fn new(problem: String) -> Self {
        Mistakes {
            problem,
            list: Vec::new(),
        }
    }

    /// Notes that something is wrong with a whole file or folder.
    pub(super) fn add(&mut self, file: impl Into<PathBuf>, message: impl Into<String>) {
        self.list.push(Mistake {
            file: file.into(),
            line: None,
            key: None,
            message: message.into(),
        });
    }

    /// Puts the mistakes into the order in which a reader wants them.
    pub(super) fn sort(&mut self) {
        self.list.sort_by(|a, b| {
            let order =
                |mistake: &Mistake| (mistake.file.as_os_str() != "problem.json", mistake.line);
            let ((a_rest, a_line), (b_rest, b_line)) = (order(a), order(b));
            (a_rest, &a.file, a_line).cmp(&(b_rest, &b.file, b_line))
        });
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Forward slashes on every platform: the text is the same everywhere.
        let names: Vec<_> = self
            .file
            .iter()
            .map(|name| name.to_string_lossy())
            .collect();
        f.write_str(&excerpt::visible(&names.join("/")))?;
        if let Some(line) = self.line {
            write!(f, ":{line}")?;
        }
        f.write_str(": ")?;
        if let Some(key) = &self.key {
            write!(f, "{}: ", excerpt::visible(key))?;
        }
        match self.message.char_indices().nth(MESSAGE_CHARS_MAX) {
            Some((end, _)) => write!(f, "{}…", excerpt::visible(&self.message[..end])),
            None => f.write_str(&excerpt::visible(&self.message)),
        }
    }
}

impl fmt::Display for Mistakes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let folder = excerpt::visible(&self.problem);
        for (position, mistake) in self.list.iter().enumerate() {
            if position > 0 {
                f.write_str("\n")?;
            }
            let slash = if mistake.file.as_os_str().is_empty() {
                ""
            } else {
                "/"
            };
            write!(f, "{folder}{slash}{mistake}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Mistakes {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistake_is_one_line_whatever_it_quotes() {
        let mut mistakes = Mistakes::new("problems/x".to_owned());
        mistakes.add("data/a\nb", "is \u{1b}[31m a stray file");
        mistakes.list.push(Mistake {
            file: "problem.json".into(),
            line: Some(12),
            key: Some("groups[1].points".to_owned()),
            message: "found -1".to_owned(),
        });
        mistakes.add("", "has no name");
        mistakes.sort();
        let expected = "problems/x/problem.json:12: groups[1].points: found -1\n\
                        problems/x: has no name\n\
                        problems/x/data/a\\nb: is \\u{1b}[31m a stray file";
        assert_eq!(mistakes.to_string(), expected);
    }

    #[test]
    fn a_message_is_bounded() {
        let mut mistakes = Mistakes::new("problems/x".to_owned());
        mistakes.add("problem.json", "é".repeat(100_000));
        assert!(mistakes.to_string().chars().count() < MESSAGE_CHARS_MAX + 50);
    }
}
