//! Rust: compiled by rustc, called directly and confined. Cargo never sees a submission.

use std::fs;
use std::io;
use std::path::Path;
use std::time::Duration;

use super::{BuildFailure, Builder, Rustc, TARGET};
use crate::platform::{Confinement, Tool, ToolEnd, ToolOutput};
use crate::problem::{Interface, Signature};
use crate::sandbox::SourceFile;

/// The emergency brake beside the limit on processor time.
const DEADLINE: Duration = Duration::from_secs(120);
const CPU_SECONDS: u64 = 60;
const MEMORY_BYTES: u64 = 4 << 30;
const FILE_BYTES: u64 = 256 << 20;
/// The call stack in linear memory: as large as a native program's.
const STACK_BYTES: u32 = 8 << 20;
/// What of the compiler's messages a candidate gets to read.
const MESSAGE_BYTES_MAX: usize = 8 << 10;
/// The folder of the submission's files, beside our own main file.
const FOLDER: &str = "submission";

/// What is put around the source.
pub(super) enum RustProgram<'a> {
    /// Nothing: the source is a program.
    Whole,
    /// A main function that calls this function with the case.
    Function(&'a Signature),
    /// As for a function `rows(tables)`: how a reference answers an `sql` problem.
    Rows,
    /// A main function that makes an input with `generate(choices)`.
    Generator,
}

impl<'a> RustProgram<'a> {
    pub(super) fn of_submission(interface: &'a Interface) -> Self {
        match interface {
            Interface::Function(signature) => RustProgram::Function(signature),
            Interface::Stdio | Interface::Driver | Interface::Sql => RustProgram::Whole,
        }
    }

    pub(super) fn of_reference(interface: &'a Interface) -> Self {
        match interface {
            Interface::Function(signature) => RustProgram::Function(signature),
            Interface::Sql => RustProgram::Rows,
            Interface::Stdio | Interface::Driver => RustProgram::Whole,
        }
    }

    /// What tells one build from another, beside the source: our main file.
    pub(super) fn key(&self) -> String {
        self.main("").unwrap_or_default()
    }

    /// Our main file, which calls the source at this path; `None` where the source has its own.
    ///
    /// The types of the arguments are not written here: the function's own
    /// parameters decide what the JSON is read as.
    fn main(&self, path: &str) -> Option<String> {
        let (name, count) = match self {
            RustProgram::Whole => return None,
            RustProgram::Function(signature) => {
                (signature.name.as_str(), signature.parameters.len())
            }
            RustProgram::Rows => ("rows", 1),
            RustProgram::Generator => {
                return Some(format!(
                    "#[path = {path:?}]\nmod {FOLDER};\n\nfn main() {{\n    \
                     gradebox_support::generated({FOLDER}::generate);\n}}\n"
                ));
            }
        };
        let list = matches!(self, RustProgram::Function(_));
        let arguments = if list {
            format!("arguments.list({count})")
        } else {
            "arguments.whole()".to_owned()
        };
        let values = vec!["arguments.next()"; count].join(", ");
        Some(format!(
            "#[path = {path:?}]\nmod {FOLDER};\n\nfn main() {{\n    \
             let arguments = gradebox_support::Arguments::read();\n    \
             #[allow(unused_mut)]\n    let mut arguments = {arguments};\n    \
             gradebox_support::answer(&{FOLDER}::{name}({values}));\n}}\n"
        ))
    }
}

/// Compiles the files to a module.
pub(super) fn compile(
    builder: &Builder<'_>,
    rustc: &Rustc,
    files: &[SourceFile],
    program: &RustProgram<'_>,
) -> Result<Vec<u8>, BuildFailure> {
    let support = match program {
        RustProgram::Whole => None,
        RustProgram::Function(_) | RustProgram::Rows | RustProgram::Generator => Some(
            rustc
                .support
                .ready(builder.cache, rustc)
                .map_err(BuildFailure::Unavailable)?,
        ),
    };
    let unavailable =
        |error: io::Error| BuildFailure::Unavailable(format!("rustc does not run: {error}"));
    let folder = tempfile::Builder::new()
        .prefix("gradebox-")
        .tempdir()
        .map_err(unavailable)?;
    let main = lay_out(folder.path(), files, program).map_err(unavailable)?;

    let mut tool = Tool::new(&rustc.program)
        .args([
            main.as_str(),
            "-o",
            "program.wasm",
            "--crate-name",
            "submission",
            "--edition",
            "2024",
        ])
        .args([
            "--crate-type",
            "bin",
            "--target",
            TARGET,
            "--cap-lints",
            "allow",
            "--color",
            "never",
        ])
        .args([
            "-C",
            "opt-level=3",
            "-C",
            "codegen-units=1",
            "-C",
            "strip=symbols",
            "-C",
            "incremental=",
        ])
        .arg_pair("-C", format!("link-arg=-zstack-size={STACK_BYTES}"));
    if let Some(support) = &support {
        for (name, library) in &support.libraries {
            tool = tool.arg_pair("--extern", format!("{name}={}", library.display()));
        }
        tool = tool.arg_pair("-L", format!("dependency={}", support.folder.display()));
    }
    let mut readable = vec![rustc.sysroot.clone()];
    readable.extend(
        [
            "/usr",
            "/lib",
            "/lib64",
            "/etc/ld.so.cache",
            "/dev",
            "/proc/self",
        ]
        .map(Into::into),
    );
    readable.extend(support.map(|support| support.folder.clone()));
    let confinement = Confinement {
        readable,
        writable: vec![folder.path().to_owned(), "/dev/null".into()],
        cpu_seconds: CPU_SECONDS,
        memory_bytes: MEMORY_BYTES,
        file_bytes: FILE_BYTES,
    };
    let output = tool
        .clean()
        .env("TMPDIR", folder.path())
        .folder(folder.path())
        .deadline(DEADLINE)
        .confined(&builder.executable, &confinement)
        .run()
        .map_err(unavailable)?;
    match output.end {
        ToolEnd::Exited(0) => fs::read(folder.path().join("program.wasm")).map_err(unavailable),
        ToolEnd::Exited(1) => Err(BuildFailure::Rejected(message(&output, folder.path()))),
        ToolEnd::Exited(code) => Err(BuildFailure::Rejected(format!(
            "rustc gave up with exit code {code}: the program is too complex to compile within the limits"
        ))),
        ToolEnd::Killed(_) => Err(BuildFailure::Rejected(
            "rustc was stopped: compiling the program takes more processor time or memory than it may".to_owned(),
        )),
        ToolEnd::Deadline => Err(BuildFailure::Unavailable("rustc was stopped by the wall clock".to_owned())),
    }
}

/// Writes the files, and says which one rustc starts with.
fn lay_out(folder: &Path, files: &[SourceFile], program: &RustProgram<'_>) -> io::Result<String> {
    for file in files {
        let path = folder.join(FOLDER).join(&file.path);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::write(path, &file.content)?;
    }
    let source = format!(
        "{FOLDER}/{}",
        files.first().map_or("", |file| file.path.as_str())
    );
    match program.main(&source) {
        None => Ok(source),
        Some(main) => {
            fs::write(folder.join("main.rs"), main)?;
            Ok("main.rs".to_owned())
        }
    }
}

/// The compiler's message, bounded and without the temporary folder.
fn message(output: &ToolOutput, folder: &Path) -> String {
    let text = String::from_utf8_lossy(&output.stderr);
    let text = text
        .replace(&format!("{}/", folder.display()), "")
        .replace(&format!("{FOLDER}/"), "");
    let mut end = text.len().min(MESSAGE_BYTES_MAX);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let cut = if end < text.len() { "\n… (cut)" } else { "" };
    format!("{}{cut}", text[..end].trim_end())
}
