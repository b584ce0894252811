//! How the Python runtime is built: from a pinned package, our runner, and nothing else.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::lookup::python_version;
use crate::cache::{Digest, Digester};
use crate::platform::{ProcessEnd, Tool, ToolOutput};

/// The interpreter inside.
pub const RUNTIME_VERSION: &str = "CPython 3.14";

/// What pip installs, by version and hash: the package holds CPython for
/// WebAssembly and the linker that makes a component of it.
const REQUIREMENTS: &str = "componentize-py==0.25.1 \
    --hash=sha256:8623cd8cab8453cb0cd8bf03f3c7103420d06f2f3d360186a280a70a1ca5e89f\n";
/// Loaded into the builder's process, so that every build is the same, byte for byte.
const ENTROPY: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/entropy.so"));
const ENTROPY_SOURCE: &str = include_str!("python_runtime/entropy.rs");
const WORLD: &str = include_str!("python_runtime/world.wit");
const PACKAGE: &str = "gradebox_runtime";

macro_rules! package_files {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_str!(concat!("python_runtime/gradebox_runtime/", $name)))),*]
    };
}

/// Our runner.
const FILES: &[(&str, &str)] = &package_files![
    "__init__.py",
    "ending.py",
    "entry.py",
    "eventloop.py",
    "modules.py",
    "pools.py",
    "query.py",
    "runner.py",
    "streams.py",
    "suspend.py",
    "threads.py",
    "tracebacks.py",
    "values.py",
    "warmup.py",
];

/// All that goes into a runtime.
pub(super) struct Recipe;

impl Recipe {
    /// A runtime of another recipe is not used.
    pub(super) fn digest() -> Digest {
        // The number stands for the steps of `build`: raise it when they change.
        let mut digester = Digester::new("python runtime recipe 2")
            .part(REQUIREMENTS)
            .part(WORLD)
            .part(ENTROPY_SOURCE);
        for (name, content) in FILES {
            digester = digester.part(name).part(content);
        }
        digester.finish()
    }
}

/// Builds a runtime: the component's bytes. Needs a Python on this machine and
/// the package registry.
pub(super) fn build(note: &dyn Fn(&str)) -> Result<Vec<u8>, String> {
    let (python, version) = python_version()?;
    let failed = |error: io::Error| error.to_string();
    let folder = tempfile::Builder::new()
        .prefix("gradebox-runtime-")
        .tempdir()
        .map_err(failed)?;
    let folder = folder.path();

    note(&format!(
        "  installing componentize-py with Python {version}"
    ));
    let environment = folder.join("venv");
    step(
        Tool::new(python)
            .args(["-I", "-m", "venv"])
            .args([&environment]),
    )?;
    let requirements = folder.join("requirements.txt");
    fs::write(&requirements, REQUIREMENTS).map_err(failed)?;
    let inside = environment.join("bin/python");
    step(
        Tool::new(&inside)
            .args([
                "-I",
                "-m",
                "pip",
                "install",
                "--quiet",
                "--disable-pip-version-check",
                "--no-input",
            ])
            .args([
                "--require-hashes",
                "--only-binary",
                ":all:",
                "--requirement",
            ])
            .args([&requirements]),
    )?;

    note("  linking CPython, the standard library and the runner");
    let work = lay_out(folder).map_err(failed)?;
    // Nothing of this machine may leave a trace in the snapshot: an empty environment, a virtual
    // environment with no packages in it, and the shim in front of the C library.
    step(
        Tool::new(environment.join("bin/componentize-py"))
            .args([
                "-q",
                "-d",
                "wit",
                "-w",
                "python",
                "componentize",
                "-p",
                "app",
                PACKAGE,
            ])
            .args(["-o", "runtime.wasm"])
            .clean()
            .env("VIRTUAL_ENV", work.join("venv"))
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .env("PYTHONNOUSERSITE", "1")
            .env("PATH", "/usr/bin:/bin")
            .env("HOME", &work)
            .env("TMPDIR", &work)
            .env("LD_PRELOAD", work.join("entropy.so"))
            .folder(&work),
    )?;
    fs::read(work.join("runtime.wasm")).map_err(failed)
}

fn lay_out(folder: &Path) -> io::Result<PathBuf> {
    let work = folder.join("work");
    let package = work.join("app").join(PACKAGE);
    for folder in [
        &package,
        &work.join("wit"),
        &work.join("venv/lib/python3/site-packages"),
    ] {
        fs::create_dir_all(folder)?;
    }
    fs::write(work.join("wit/world.wit"), WORLD)?;
    for (name, content) in FILES {
        fs::write(package.join(name), content)?;
    }
    fs::write(work.join("entropy.so"), ENTROPY)?;
    Ok(work)
}

fn step(tool: Tool) -> Result<(), String> {
    let ToolOutput {
        end,
        stdout,
        stderr,
    } = tool.run().map_err(|error| error.to_string())?;
    if end == ProcessEnd::Exited(0) {
        return Ok(());
    }
    let said = [stdout, stderr].concat();
    let said = String::from_utf8_lossy(&said);
    let lines: Vec<_> = said.lines().collect();
    let end_of_it = lines[lines.len().saturating_sub(20)..].join("\n");
    Err(format!("a step failed: {end}\n{end_of_it}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_runner_goes_into_the_runtime() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("src/language/python_runtime")
            .join(PACKAGE);
        let mut found: Vec<_> = fs::read_dir(folder)
            .expect("the folder is there")
            .map(|entry| {
                entry
                    .expect("readable")
                    .file_name()
                    .into_string()
                    .expect("UTF-8")
            })
            .filter(|name| name.ends_with(".py"))
            .collect();
        found.sort();
        let known: Vec<_> = FILES.iter().map(|(name, _)| *name).collect();
        assert_eq!(found, known);
    }
}
