//! Building gradebox from nothing, beside wasmtime alone.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use tempfile::TempDir;

use crate::row::{Row, Target};
use crate::turns::seconds;
use crate::workplace::{root, scratch};

/// The part's name.
pub const PART: &str = "build";

/// Both builds, once. What cargo has to fetch must be there already.
pub fn measure() -> Vec<Row> {
    let own = seconds(|| build(root()));
    let alone = wasmtime_alone();
    let other = seconds(|| build(alone.path()));
    let beside = "wasmtime alone with the same features";
    let row = Row::new(
        PART,
        ("`cargo build --release` from nothing", beside),
        Target::AtMost(1.15),
        vec![(own, other)],
    );
    vec![row.noted("measured once: it takes minutes")]
}

/// Builds into an empty folder.
fn build(package: &Path) {
    let target = tempfile::tempdir_in(scratch()).expect("a temporary folder");
    let status = Command::new("cargo")
        .args(["build", "--release", "--offline", "--quiet", "--target-dir"])
        .arg(target.path())
        .current_dir(package)
        .status();
    assert!(status.is_ok_and(|status| status.success()), "it builds");
}

/// A package that depends on wasmtime as gradebox does, and on nothing else: the same
/// version, features, profile and toolchain.
fn wasmtime_alone() -> TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let write = |file: &str, text: &str| {
        fs::write(folder.path().join(file), text).expect("writable");
    };
    for file in ["Cargo.lock", "rust-toolchain.toml"] {
        fs::copy(root().join(file), folder.path().join(file)).expect("a copy");
    }
    let manifest = format!(
        "[package]\nname = \"wasmtime-alone\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
         [dependencies]\n{}\n{}",
        dependencies(),
        profiles()
    );
    write("Cargo.toml", &manifest);
    fs::create_dir(folder.path().join("src")).expect("a folder");
    fs::write(folder.path().join("src/lib.rs"), "").expect("writable");
    folder
}

/// What gradebox depends on of wasmtime, as lines of a manifest.
fn dependencies() -> String {
    let output = Command::new("cargo")
        .args([
            "metadata",
            "--no-deps",
            "--offline",
            "--format-version",
            "1",
        ])
        .current_dir(root())
        .output()
        .expect("cargo starts");
    let about: Value = serde_json::from_slice(&output.stdout).expect("cargo tells JSON");
    let all = about["packages"][0]["dependencies"].as_array();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let of_wasmtime = all.into_iter().flatten().filter(|dependency| {
        dependency["kind"].is_null() && text(&dependency["name"]).starts_with("wasmtime")
    });
    let lines = of_wasmtime.map(|dependency| {
        format!(
            "{} = {{ version = \"{}\", default-features = {}, features = {} }}\n",
            text(&dependency["name"]),
            text(&dependency["req"]),
            dependency["uses_default_features"],
            dependency["features"],
        )
    });
    lines.collect()
}

/// The manifest's sections about profiles.
fn profiles() -> String {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).expect("readable");
    let mut is_profile = false;
    let lines = manifest.lines().filter(|line| {
        if line.starts_with('[') {
            is_profile = line.starts_with("[profile");
        }
        is_profile
    });
    lines.collect::<Vec<_>>().join("\n") + "\n"
}
