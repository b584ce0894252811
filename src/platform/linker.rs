//! Between a compiler and its linker, which takes orders from the names in a source.
//!
//! lld reads more arguments from a file that is called `@file`, wherever one stands,
//! and can be told to load a library. Names that a source chooses (of what it links
//! with, of what it exports) become arguments: so gradebox stands in front of the
//! linker, and passes on none that is not what rustc itself asks for.

use std::ffi::{OsStr, OsString};
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The name under which gradebox is a linker.
const OURS: &str = "gradebox-linker";
/// The linker itself, beside it.
const THEIRS: &str = "lld";
/// What Rust's standard library is linked with.
const LIBRARIES: [&str; 1] = ["c"];

/// Makes a linker in this folder from gradebox and lld: what the compiler is told to call.
///
/// # Errors
///
/// When the folder cannot be written.
pub fn make_linker(folder: &Path, gradebox: &Path, lld: &Path) -> io::Result<PathBuf> {
    let ours = folder.join(OURS);
    symlink(gradebox, &ours)?;
    symlink(lld, folder.join(THEIRS))?;
    Ok(ours)
}

/// Links, if gradebox was called as a linker; then it returns only on failure, with why.
pub fn link(mut arguments: impl Iterator<Item = OsString>) -> Option<String> {
    let program = PathBuf::from(arguments.next()?);
    if program.file_name() != Some(OsStr::new(OURS)) {
        return None;
    }
    let arguments: Vec<OsString> = arguments.collect();
    Some(match refusal(&arguments) {
        Some(refusal) => refusal,
        None => {
            let mut lld = Command::new(program.with_file_name(THEIRS));
            // As which of its linkers lld is called.
            lld.arg0("wasm-ld").args(arguments).exec().to_string()
        }
    })
}

/// Why these arguments are not passed on.
fn refusal(arguments: &[OsString]) -> Option<String> {
    let mut before = OsStr::new("");
    for argument in arguments {
        if argument.as_bytes().starts_with(b"@") {
            return Some("a name begins with @".to_owned());
        }
        let library = match argument.as_bytes() {
            library if before == "-l" => Some(library),
            [b'-', b'l', library @ ..] if !library.is_empty() => Some(library),
            _ => None,
        };
        if library.is_some_and(|library| !LIBRARIES.iter().any(|known| known.as_bytes() == library))
        {
            return Some("a submission is linked with Rust's standard library alone".to_owned());
        }
        before = argument;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(arguments: &[&str]) -> bool {
        let arguments: Vec<_> = arguments.iter().map(OsString::from).collect();
        refusal(&arguments).is_some()
    }

    #[test]
    fn what_rustc_asks_for_is_passed_on() {
        assert!(!refused(&[
            "--export",
            "__main_void",
            "-z",
            "stack-size=1048576",
            "a.o"
        ]));
        assert!(!refused(&[
            "-l",
            "c",
            "-lc",
            "-L",
            "/lib",
            "-o",
            "program.wasm",
            "-O3"
        ]));
    }

    #[test]
    fn what_a_source_could_slip_in_is_not() {
        assert!(refused(&["-l", "@submission/args.rs"]));
        assert!(refused(&["--export", "@submission/args.rs"]));
        assert!(refused(&["-l", ":../../etc/passwd"]));
        assert!(refused(&["-lm"]));
        assert!(refused(&["-l:x"]));
    }
}
