//! Names of files, as they are shown and compared.

use std::ffi::OsStr;
use std::fmt::Write;
use std::path::Path;

/// The name as text. A byte that is not UTF-8 stands as `\xNN`; where a name has such letters
/// itself, their backslash stands so, too: different names stay different.
pub(super) fn shown(name: &OsStr) -> String {
    let mut text = String::new();
    for chunk in name.as_encoded_bytes().utf8_chunks() {
        let mut letters = chunk.valid();
        while let Some(at) = letters.find('\\') {
            let (before, rest) = letters.split_at(at);
            text.push_str(before);
            letters = &rest[1..];
            text.push_str(if looks_like_a_byte(rest) {
                "\\x5C"
            } else {
                "\\"
            });
        }
        text.push_str(letters);
        for byte in chunk.invalid() {
            // Writing to a string cannot fail.
            let _ = write!(text, "\\x{byte:02X}");
        }
    }
    text
}

fn looks_like_a_byte(text: &str) -> bool {
    let mut chars = text.bytes().skip(1);
    chars.next() == Some(b'x') && chars.take(2).filter(u8::is_ascii_hexdigit).count() == 2
}

/// The last part of a path, as text.
pub(super) fn of(path: &Path) -> String {
    path.file_name()
        .map_or_else(|| shown(path.as_os_str()), shown)
}

/// The last part of a path without its ending, as text.
pub(super) fn stem(path: &Path) -> String {
    path.file_stem()
        .map_or_else(|| shown(path.as_os_str()), shown)
}

/// Whether the file is one of the system's or of a tool's, which nobody meant to hand in.
pub fn is_clutter(path: &Path) -> bool {
    let name = of(path);
    name.starts_with('.') || ["__pycache__", "target", "Thumbs.db"].contains(&name.as_str())
}

#[cfg(test)]
mod tests {
    use std::os::unix::ffi::OsStrExt;

    use super::*;

    #[test]
    fn different_names_stay_different() {
        let names: [&[u8]; 7] = [
            b"a\xff",
            b"a\\xFF",
            b"a\\\\xFF",
            b"a\\\xff",
            b"a\\",
            b"a\\x5C\\xFF",
            b"a\\x",
        ];
        let mut shown: Vec<_> = names.map(|name| shown(OsStr::from_bytes(name))).to_vec();
        assert_eq!(shown[0], r"a\xFF");
        assert_eq!(shown[1], r"a\x5CxFF");
        assert_eq!(shown[4], r"a\");
        shown.sort();
        shown.dedup();
        assert_eq!(shown.len(), names.len());
    }
}
