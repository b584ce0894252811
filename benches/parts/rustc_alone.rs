//! The compiler alone: what gradebox makes of it, without gradebox.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use gradebox::judge::{in_parallel, map};
use gradebox::platform::cores;

use crate::turns::seconds;
use crate::workplace::scratch;

/// A compiler, and its linker for WebAssembly.
pub struct RustcAlone {
    program: PathBuf,
    linker: PathBuf,
}

impl RustcAlone {
    /// The one that gradebox uses, not rustup's proxy.
    pub fn find() -> Self {
        let sysroot = PathBuf::from(ask("sysroot"));
        RustcAlone {
            program: sysroot.join("bin/rustc"),
            linker: sysroot
                .join("lib/rustlib")
                .join(ask("host-tuple"))
                .join("bin/rust-lld"),
        }
    }

    /// Seconds for all of the sources, as many at once as there are cores.
    pub fn time(&self, sources: &[PathBuf]) -> f64 {
        let all = || map(sources, |source| self.compile(source));
        in_parallel(cores(), || seconds(all)).expect("threads start")
    }

    /// The arguments are those of `src/language/rust.rs`.
    fn compile(&self, source: &Path) {
        let folder = tempfile::tempdir_in(scratch()).expect("a temporary folder");
        let place = folder.path().join("submission");
        fs::create_dir(&place).expect("a folder");
        fs::copy(source, place.join("main.rs")).expect("a copy");
        let mut linker = OsString::from("linker=");
        linker.push(&self.linker);
        let output = Command::new(&self.program)
            .args(["submission/main.rs", "-o", "program.wasm"])
            .args(["--crate-name", "submission", "--edition", "2024"])
            .args(["--crate-type", "bin", "--target", "wasm32-wasip1"])
            .args(["--cap-lints", "allow", "--color", "never"])
            .args(["-C", "opt-level=3", "-C", "codegen-units=1"])
            .args(["-C", "strip=symbols", "-C", "linker-flavor=wasm-ld", "-C"])
            .arg(&linker)
            .args(["-C", "link-arg=-zstack-size=8388608"])
            .env_clear()
            .env("TMPDIR", ".")
            .current_dir(folder.path())
            .output()
            .expect("rustc starts");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{}: {said}", source.display());
    }
}

fn ask(what: &str) -> String {
    let output = Command::new("rustc").args(["--print", what]).output();
    let said = output.expect("rustc starts").stdout;
    String::from_utf8(said).expect("UTF-8").trim().to_owned()
}
