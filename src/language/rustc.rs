//! Finding the Rust compiler, and what it needs.

use std::path::{Path, PathBuf};

use super::rust_support::Support;
use crate::platform::{ProcessEnd, Tool};

/// What submissions in Rust are compiled for.
pub const TARGET: &str = "wasm32-wasip1";

/// A Rust compiler that can build for [`TARGET`].
#[derive(Debug)]
pub struct Rustc {
    /// The program itself, not rustup's proxy: it runs confined.
    pub program: PathBuf,
    /// The folder that it is installed in.
    pub sysroot: PathBuf,
    /// Its linker.
    pub(super) linker: PathBuf,
    /// Gradebox itself.
    pub(super) executable: PathBuf,
    /// All that it and its linker read of this machine: its own libraries, and the
    /// system's that they are linked with.
    pub(super) files: Vec<PathBuf>,
    /// As in `rustc 1.95.0 (59807616e 2026-04-14)`.
    pub version: String,
    /// The libraries for function-style programs, built when first needed.
    pub(super) support: Support,
}

impl Rustc {
    /// Looks for the compiler on the `PATH`. `executable` is gradebox, which stands between
    /// it and its linker.
    ///
    /// # Errors
    ///
    /// A sentence that says what to install.
    pub fn find(executable: &Path) -> Result<Self, String> {
        let install = "install Rust with rustup, then run `rustup target add wasm32-wasip1`";
        // Asked once: in front of the compiler stands a proxy, which costs more than the answer.
        let said = ask("rustc", &["--print", "sysroot", "--print", "host-tuple"])
            .map_err(|error| format!("rustc does not run ({error}): {install}"))?;
        let (sysroot, host) = said
            .rsplit_once('\n')
            .ok_or_else(|| format!("rustc does not say for what it was built: {install}"))?;
        let sysroot = PathBuf::from(sysroot);
        let program = sysroot.join("bin/rustc");
        let version = ask(&program, &["--version"])
            .map_err(|error| format!("`{}` does not run: {error}", program.display()))?;
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
        let linker = sysroot.join(format!("lib/rustlib/{host}/bin/rust-lld"));
        let executable = executable
            .canonicalize()
            .map_err(|error| format!("gradebox's own program file is gone: {error}"))?;
        let mut files = vec![program.clone(), sysroot.join("lib"), executable.clone()];
        files.extend(shared_libraries(&program));
        files.extend(shared_libraries(&executable));
        Ok(Rustc {
            program,
            sysroot,
            linker,
            executable,
            files,
            version,
            support: Support::default(),
        })
    }
}

/// The shared libraries of a program, as the system's loader tells them when it is asked to
/// (as `ldd` does); the folders of all of them where it does not.
fn shared_libraries(program: &Path) -> Vec<PathBuf> {
    let told = Tool::new(program)
        .env("LD_TRACE_LOADED_OBJECTS", "1")
        .run()
        .map(|output| String::from_utf8_lossy(&output.stdout).into_owned())
        .unwrap_or_default();
    // As in `libc.so.6 => /lib/x86_64-linux-gnu/libc.so.6 (0x00007fde5681e000)`.
    let words = told.split_whitespace();
    let mut files: Vec<PathBuf> = words
        .filter(|word| word.starts_with('/'))
        .map(Into::into)
        .collect();
    if files.is_empty() {
        files.extend(["/lib", "/lib64", "/usr/lib", "/usr/lib64"].map(Into::into));
    }
    files
}

fn ask(rustc: impl AsRef<Path>, arguments: &[&str]) -> Result<String, String> {
    let output = Tool::new(rustc.as_ref())
        .args(arguments)
        .run()
        .map_err(|error| error.to_string())?;
    let text = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    match output.end {
        ProcessEnd::Exited(0) if !text.is_empty() => Ok(text),
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
