//! Builds the small library that gives the Python runtime's builder a fixed
//! entropy (see `src/language/python_runtime/entropy.rs`), to be embedded in the
//! program: where gradebox runs there may be no linker.

use std::env;
use std::path::PathBuf;
use std::process::Command;

const SOURCE: &str = "src/language/python_runtime/entropy.rs";

fn main() {
    println!("cargo::rerun-if-changed={SOURCE}");
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo sets OUT_DIR")).join("entropy.so");
    let rustc = env::var_os("RUSTC").expect("cargo sets RUSTC");
    let status = Command::new(rustc)
        .args([
            "--edition",
            "2024",
            "--crate-type",
            "cdylib",
            "--crate-name",
            "entropy",
            "-O",
            "-C",
            "panic=abort",
        ])
        .args(["-C", "strip=symbols", SOURCE, "-o"])
        .arg(&out)
        .status()
        .expect("rustc starts");
    assert!(status.success(), "{SOURCE} does not compile");
}
