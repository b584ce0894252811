//! WebAssembly as it is, binary or text.

use super::{BuildFailure, Language, Source};

/// The binary module of a `.wasm` or `.wat` submission.
pub(super) fn module(source: &Source) -> Result<Vec<u8>, BuildFailure> {
    let Some(main) = source.files.first() else {
        return Err(BuildFailure::Rejected("the submission is empty".to_owned()));
    };
    if source.language == Language::Wasm {
        return Ok(main.content.clone());
    }
    let text = String::from_utf8_lossy(&main.content);
    wat::parse_str(&text).map_err(|mut error| {
        error.set_path(&main.path);
        BuildFailure::Rejected(error.to_string())
    })
}
