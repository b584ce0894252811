//! Names of files, as they are shown and compared.

use std::ffi::OsStr;
use std::fmt::Write;
use std::path::Path;

/// The name as text: bytes that are not UTF-8 stand as `\xNN`, so that different names stay different.
pub(super) fn shown(name: &OsStr) -> String {
    let mut text = String::new();
    for chunk in name.as_encoded_bytes().utf8_chunks() {
        text.push_str(chunk.valid());
        for byte in chunk.invalid() {
            // Writing to a string cannot fail.
            let _ = write!(text, "\\x{byte:02X}");
        }
    }
    text
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
