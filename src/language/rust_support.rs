//! The libraries of function-style Rust programs (`serde`, `serde_json`, and our
//! own few lines), built for WebAssembly once for each compiler version.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use serde::Deserialize;

use super::{Rustc, TARGET};
use crate::cache::{Cache, Digest, Digester, Kind};
use crate::platform::{ProcessEnd, Tool, WorkFolder};

const SOURCE: &str = include_str!("rust_guest/lib.rs");
const CHOICES: &str = include_str!("../stress/choices.rs");
const MANIFEST: &str = include_str!("rust_guest/manifest.toml");
const LOCK: &str = include_str!("rust_guest/support.lock");

/// What cargo says about a handful of packages has some 100 KB.
const METADATA_BYTES_MAX: usize = 16 << 20;

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
    let key = Digester::new("rust support 3")
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
    let failed = |error: io::Error| {
        format!(
            "the libraries for Rust functions cannot be built (once in this cache; it takes a \
             C linker, `cc`, and the package registry): {error}"
        )
    };
    // What is damaged would make compile errors of right submissions.
    let is_right = || match (cache.get(Kind::Support, key), digest(&folder)) {
        (Ok(Some(known)), Ok(found)) => known == found.as_ref(),
        _ => false,
    };
    if !is_right() {
        // Whoever comes second waits, and finds them built.
        let lock = File::create(root.join("lock")).map_err(failed)?;
        lock.lock().map_err(failed)?;
        if !is_right() {
            let work = cache.folder("work").map_err(|error| error.to_string())?;
            build(&work, &folder, rustc).map_err(failed)?;
            let built = digest(&folder).map_err(failed)?;
            cache
                .put(Kind::Support, key, built.as_ref())
                .map_err(|error| error.to_string())?;
        }
    }
    let mut libraries = Vec::new();
    for name in NAMED {
        libraries.push((name, library(&folder, name)?));
    }
    Ok(Libraries { folder, libraries })
}

/// The digest of all libraries, with their names.
fn digest(folder: &Path) -> io::Result<Digest> {
    let entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    let mut paths: Vec<PathBuf> = entries.into_iter().map(|entry| entry.path()).collect();
    paths.sort();
    let mut digester = Digester::new("rust libraries 1");
    for path in paths {
        let name = path.file_name().unwrap_or_default();
        digester = digester
            .part(name.as_encoded_bytes())
            .part(fs::read(&path)?);
    }
    Ok(digester.finish())
}

/// Builds beside the place and renames: the folder is whole or not there.
fn build(work: &Path, folder: &Path, rustc: &Rustc) -> io::Result<()> {
    let work = WorkFolder::new(work)?;
    let work = work.subfolder()?;
    let crate_folder = work.path().join("crate");
    fs::create_dir(&crate_folder)?;
    for (name, content) in [
        ("gradebox_support.rs", SOURCE),
        ("choices.rs", CHOICES),
        ("Cargo.toml", MANIFEST),
        ("Cargo.lock", LOCK),
    ] {
        fs::write(crate_folder.join(name), content)?;
    }
    let target = work.path().join("target");
    let cargo = |arguments: &[&str]| {
        Tool::new(rustc.sysroot.join("bin/cargo"))
            .args(arguments)
            .env("RUSTC", &rustc.program)
            .env("CARGO_TARGET_DIR", &target)
            .output_bytes_max(METADATA_BYTES_MAX)
            .folder(&crate_folder)
    };
    let packages = done(&cargo(&[
        "metadata",
        "--format-version",
        "1",
        "--locked",
        "--quiet",
    ]))?;
    done(
        &cargo(&[
            "build",
            "--release",
            "--locked",
            "--quiet",
            "--target",
            TARGET,
        ])
        .env("CARGO_ENCODED_RUSTFLAGS", without_places(&packages)?),
    )?;
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
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    fs::rename(&built, folder)
}

/// What cargo says, if it succeeds.
fn done(cargo: &Tool) -> io::Result<Vec<u8>> {
    let output = cargo.run()?;
    if output.end == ProcessEnd::Exited(0) {
        return Ok(output.stdout);
    }
    let message = String::from_utf8_lossy(&output.stderr);
    let message = format!("cargo: {}: {}", output.end, message.trim());
    Err(io::Error::other(message))
}

/// Flags that keep the places of the packages on this machine out of what is compiled:
/// a panic would name them. Separated as cargo wants it.
fn without_places(metadata: &[u8]) -> io::Result<String> {
    #[derive(Deserialize)]
    struct Metadata {
        packages: Vec<Package>,
    }
    #[derive(Deserialize)]
    struct Package {
        name: String,
        manifest_path: PathBuf,
    }
    let Metadata { packages } = serde_json::from_slice(metadata)?;
    let flags = packages.iter().filter_map(|package| {
        let folder = package.manifest_path.parent()?.display();
        Some(format!("--remap-path-prefix={folder}={}", package.name))
    });
    Ok(flags.collect::<Vec<_>>().join("\x1f"))
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
