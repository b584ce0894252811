//! Finding the Rust compiler, and what it needs.

use std::path::PathBuf;

use super::rust_support::Support;
use crate::platform::{Tool, ToolEnd};

/// What submissions in Rust are compiled for.
pub const TARGET: &str = "wasm32-wasip1";

/// A Rust compiler that can build for [`TARGET`].
#[derive(Debug)]
pub struct Rustc {
    /// The program itself, not rustup's proxy: it runs confined.
    pub program: PathBuf,
    /// The folder of its libraries.
    pub sysroot: PathBuf,
    /// As in `rustc 1.95.0 (59807616e 2026-04-14)`.
    pub version: String,
    /// The libraries for function-style programs, built when first needed.
    pub(super) support: Support,
}

impl Rustc {
    /// Looks for the compiler on the `PATH`.
    ///
    /// # Errors
    ///
    /// A sentence that says what to install.
    pub fn find() -> Result<Self, String> {
        let install = "install Rust with rustup, then run `rustup target add wasm32-wasip1`";
        let version = ask(&["--version"])
            .map_err(|error| format!("rustc does not run ({error}): {install}"))?;
        let sysroot = PathBuf::from(ask(&["--print", "sysroot"])?);
        if !sysroot
            .join("lib/rustlib")
            .join(TARGET)
            .join("lib")
            .is_dir()
        {
            return Err(format!(
                "{version} cannot build for {TARGET}: run `rustup target add {TARGET}`"
            ));
        }
        Ok(Rustc {
            program: sysroot.join("bin/rustc"),
            sysroot,
            version,
            support: Support::default(),
        })
    }
}

fn ask(arguments: &[&str]) -> Result<String, String> {
    let output = Tool::new("rustc")
        .args(arguments)
        .run()
        .map_err(|error| error.to_string())?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    match output.end {
        ToolEnd::Exited(0) if !text.is_empty() => Ok(text),
        _ => {
            let reason = String::from_utf8_lossy(&output.stderr);
            Err(reason
                .lines()
                .next()
                .unwrap_or("it says nothing")
                .to_owned())
        }
    }
}
