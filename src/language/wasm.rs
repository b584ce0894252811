//! WebAssembly as it is, binary or text.

use super::{BuildFailure, Language, Source};
use crate::sandbox::ModuleSource;

/// The module of a `.wasm` or `.wat` submission, unread: a worker does that.
pub(super) fn module(source: &Source) -> Result<ModuleSource, BuildFailure> {
    let Some(main) = source.files.first() else {
        return Err(BuildFailure::Rejected("the submission is empty".to_owned()));
    };
    let content = main.content.clone();
    Ok(if source.language == Language::Wasm {
        ModuleSource::Binary(content)
    } else {
        ModuleSource::Text {
            name: main.path.clone(),
            content,
        }
    })
}
