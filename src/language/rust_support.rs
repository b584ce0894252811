//! The libraries of function-style Rust programs (`serde`, `serde_json`, and our
//! own few lines), built for WebAssembly once for each compiler version.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::{Rustc, TARGET};
use crate::cache::{Cache, Digester};
use crate::platform::{Tool, ToolEnd};

const SOURCE: &str = include_str!("rust_guest/lib.rs");
const CHOICES: &str = include_str!("../stress/choices.rs");
const MANIFEST: &str = include_str!("rust_guest/manifest.toml");
const LOCK: &str = include_str!("rust_guest/support.lock");

/// The crates that a program may name.
const NAMED: [&str; 3] = ["gradebox_support", "serde", "serde_json"];

/// Built when first asked for.
#[derive(Debug, Default)]
pub(super) struct Support(OnceLock<Result<Libraries, String>>);

/// Where the libraries are.
#[derive(Clone, Debug)]
pub(super) struct Libraries {
    /// The folder that holds all of them.
    pub(super) folder: PathBuf,
    /// The crates that a program may name, and their files.
    pub(super) libraries: Vec<(&'static str, PathBuf)>,
}

impl Support {
    /// The libraries; the first call in a cache builds them.
    pub(super) fn ready(&self, cache: &Cache, rustc: &Rustc) -> Result<&Libraries, String> {
        self.0
            .get_or_init(|| find_or_build(cache, rustc))
            .as_ref()
            .map_err(Clone::clone)
    }
}

fn find_or_build(cache: &Cache, rustc: &Rustc) -> Result<Libraries, String> {
    let key = Digester::new("rust support 2")
        .part(&rustc.version)
        .part(SOURCE)
        .part(CHOICES)
        .part(MANIFEST)
        .part(LOCK)
        .finish();
    let root = cache
        .folder("rust-support")
        .map_err(|error| error.to_string())?;
    let folder = root.join(key.to_string());
    if !folder.is_dir() {
        build(&root, &folder, rustc).map_err(|error| {
            format!(
                "the libraries for Rust functions cannot be built (once in this cache; it takes a \
                 C linker, `cc`, and the package registry): {error}"
            )
        })?;
    }
    let mut libraries = Vec::new();
    for name in NAMED {
        libraries.push((name, library(&folder, name)?));
    }
    Ok(Libraries { folder, libraries })
}

/// Builds beside the place and renames: the folder is whole or not there.
fn build(root: &Path, folder: &Path, rustc: &Rustc) -> io::Result<()> {
    let work = tempfile::Builder::new()
        .prefix(".build-")
        .tempdir_in(root)?;
    let crate_folder = work.path().join("crate");
    fs::create_dir(&crate_folder)?;
    for (name, content) in [
        ("lib.rs", SOURCE),
        ("choices.rs", CHOICES),
        ("Cargo.toml", MANIFEST),
        ("Cargo.lock", LOCK),
    ] {
        fs::write(crate_folder.join(name), content)?;
    }
    let target = work.path().join("target");
    let output = Tool::new(rustc.sysroot.join("bin/cargo"))
        .args([
            "build",
            "--release",
            "--locked",
            "--quiet",
            "--target",
            TARGET,
        ])
        .env("RUSTC", &rustc.program)
        .env("CARGO_TARGET_DIR", &target)
        .env("RUSTFLAGS", "")
        .folder(&crate_folder)
        .run()?;
    if output.end != ToolEnd::Exited(0) {
        let message = String::from_utf8_lossy(&output.stderr).trim().to_owned();
        return Err(io::Error::other(format!(
            "cargo ended with {:?}: {message}",
            output.end
        )));
    }
    let built = work.path().join("libraries");
    fs::create_dir(&built)?;
    for entry in fs::read_dir(target.join(TARGET).join("release/deps"))? {
        let path = entry?.path();
        if let (Some("rlib"), Some(name)) = (
            path.extension().and_then(|ending| ending.to_str()),
            path.file_name(),
        ) {
            fs::copy(&path, built.join(name))?;
        }
    }
    match fs::rename(&built, folder) {
        // Another process was faster: its libraries are as good.
        Err(_) if folder.is_dir() => Ok(()),
        done => done,
    }
}

fn library(folder: &Path, name: &str) -> Result<PathBuf, String> {
    let prefix = format!("lib{name}-");
    let failed = |reason: String| {
        format!(
            "`{}`: {reason}; remove the folder, and it is built again",
            folder.display()
        )
    };
    for entry in fs::read_dir(folder).map_err(|error| failed(error.to_string()))? {
        let entry = entry.map_err(|error| failed(error.to_string()))?;
        if entry.file_name().to_string_lossy().starts_with(&prefix) {
            return Ok(entry.path());
        }
    }
    Err(failed(format!("the library `{name}` is missing")))
}
