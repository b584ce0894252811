//! Where a value stands inside a JSON document.

use std::fmt;

/// A path from the outermost value of a document: `groups[1].points`, `[0][2]`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct KeyPath(Vec<Segment>);

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Segment {
    /// Into the value of an object's key.
    Key(String),
    /// Into an element of a list, counted from 0.
    Index(usize),
}

impl KeyPath {
    /// The outermost value itself.
    pub(crate) fn root() -> Self {
        KeyPath::default()
    }

    /// The value of `key` in the object at this path.
    pub(crate) fn key(&self, key: impl Into<String>) -> Self {
        self.with(Segment::Key(key.into()))
    }

    /// The element at `index` of the list at this path.
    pub(crate) fn index(&self, index: usize) -> Self {
        self.with(Segment::Index(index))
    }

    /// This path, seen from a value that holds it behind `segment`.
    pub(super) fn behind(mut self, segment: Segment) -> Self {
        self.0.insert(0, segment);
        self
    }

    /// This path continued by another.
    pub(super) fn then(&self, inner: &KeyPath) -> Self {
        KeyPath(self.0.iter().chain(&inner.0).cloned().collect())
    }

    /// The steps, outermost first.
    pub(super) fn segments(&self) -> &[Segment] {
        &self.0
    }

    /// The path without its last step, and that step; nothing for the root.
    pub(super) fn split_last(&self) -> Option<(KeyPath, &Segment)> {
        let (last, rest) = self.0.split_last()?;
        Some((KeyPath(rest.to_vec()), last))
    }

    /// The last key on the path, whatever indices come behind it.
    pub(super) fn last_key(&self) -> Option<&str> {
        self.0.iter().rev().find_map(|segment| match segment {
            Segment::Key(key) => Some(key.as_str()),
            Segment::Index(_) => None,
        })
    }

    /// Whether `other` is this path or leads further inside it.
    pub(super) fn holds(&self, other: &KeyPath) -> bool {
        other.0.starts_with(&self.0)
    }

    fn with(&self, segment: Segment) -> Self {
        let mut segments = self.0.clone();
        segments.push(segment);
        KeyPath(segments)
    }
}

impl From<&serde_path_to_error::Path> for KeyPath {
    fn from(path: &serde_path_to_error::Path) -> Self {
        use serde_path_to_error::Segment as Serde;
        let segments = path.iter().filter_map(|segment| match segment {
            Serde::Seq { index } => Some(Segment::Index(*index)),
            Serde::Map { key } => Some(Segment::Key(key.clone())),
            Serde::Enum { variant } => Some(Segment::Key(variant.clone())),
            Serde::Unknown => None,
        });
        KeyPath(segments.collect())
    }
}

impl fmt::Display for KeyPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, segment) in self.0.iter().enumerate() {
            match segment {
                Segment::Index(index) => write!(f, "[{index}]")?,
                Segment::Key(key) if !is_plain(key) => {
                    write!(f, "[{}]", super::excerpt::quoted(key))?;
                }
                Segment::Key(key) if position == 0 => f.write_str(key)?,
                Segment::Key(key) => write!(f, ".{key}")?,
            }
        }
        Ok(())
    }
}

/// Whether a key can stand in a path without quotes.
fn is_plain(key: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    !key.is_empty() && key.len() <= super::excerpt::CHARS_MAX && key.chars().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_reads_like_an_access_to_the_value() {
        let path = KeyPath::root().key("groups").index(1).key("points");
        assert_eq!(path.to_string(), "groups[1].points");
        assert_eq!(KeyPath::root().index(0).index(2).to_string(), "[0][2]");
        assert_eq!(
            KeyPath::root().key("a b").key("").to_string(),
            r#"["a b"][""]"#
        );
    }

    #[test]
    fn a_path_holds_itself_and_what_is_inside_it() {
        let groups = KeyPath::root().key("groups");
        assert!(groups.holds(&groups) && groups.holds(&groups.index(3)));
        assert!(!groups.index(3).holds(&groups));
    }
}
