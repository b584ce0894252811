//! `gradebox doctor`: does everything work here?

use std::fmt::Write;

use super::session::{cache, executable};
use super::{Failure, Outcome};
use crate::cli::Global;
use crate::exit::ExitStatus;
use crate::language::{Language, RUNTIME_VERSION, Runtimes, Rustc, TARGET, python_version};
use crate::platform::{cores, filters_work, landlock_works, memory_bytes_available};
use crate::sandbox::fingerprint;

pub(super) fn execute(global: &Global) -> Result<Outcome, Failure> {
    let cache = cache(global)?;
    let rust =
        Rustc::find(&executable()).map(|rustc| format!("{}, target {TARGET}", rustc.version));
    let python = python(&Runtimes::new(&cache, &|_| {}));
    let wasm = fingerprint().map(|_| "runs as it is".to_owned());
    let mut text = String::new();
    let mut works = true;
    for language in Language::ALL {
        let state = match language {
            Language::Rust => &rust,
            Language::Python | Language::Sql => &python,
            Language::Wasm | Language::Wat => &wasm,
        };
        let (mark, words) = match state {
            Ok(words) => ("ok", words),
            Err(words) => ("MISSING", words),
        };
        works &= state.is_ok();
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{:<10} {mark:<8} {words}", language.name());
    }
    for (name, stands, words, otherwise) in [
        (
            "files",
            landlock_works(),
            "compilers read their own files only, and workers none (Landlock)",
            "this kernel has no Landlock: a compiler could read your files; Rust is compiled with \
             --allow-unconfined-compile only",
        ),
        (
            "network",
            filters_work(),
            "compilers and workers have no network, workers start no process (system-call filters)",
            "this kernel has no system-call filters: compilers and workers could reach a network",
        ),
    ] {
        let (mark, words) = if stands {
            ("ok", words)
        } else {
            ("weak", otherwise)
        };
        let _ = writeln!(text, "{name:<10} {mark:<8} {words}");
    }
    let memory = memory_bytes_available().map_or("?".to_owned(), |bytes| (bytes >> 20).to_string());
    let _ = writeln!(
        text,
        "{:<10} {:<8} {} cores, {memory} MiB of memory available",
        "machine",
        "",
        cores()
    );
    let _ = writeln!(text, "{:<10} {:<8} {}", "cache", "", cache.root().display());
    Ok(Outcome {
        text,
        status: if works {
            ExitStatus::Success
        } else {
            ExitStatus::JudgeError
        },
    })
}

/// Either there is a runtime, or there is what it takes to build one.
fn python(runtimes: &Runtimes<'_>) -> Result<String, String> {
    match runtimes.chosen().map_err(|error| error.to_string())? {
        Some(digest) => Ok(format!("{RUNTIME_VERSION}, runtime {digest}")),
        None => {
            let (_, version) = python_version()?;
            Ok(format!(
                "{RUNTIME_VERSION}, to be built on first use (with Python {version} and pip)"
            ))
        }
    }
}
