//! Rust: compiled by rustc, called directly and confined. Cargo never sees a submission.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::Path;
use std::time::Duration;

use super::{BuildFailure, Builder, Rustc, TARGET};
use crate::platform::{Confinement, ProcessEnd, Tool, make_linker};
use crate::problem::{Interface, Signature};
use crate::sandbox::{MODULE_BYTES_MAX, SourceFile};

/// Some forty times what an honest submission takes.
const CPU_SECONDS: u64 = 20;
/// The emergency brake beside the limit on processor time, which rustc and its linker
/// each have, on a machine that is very busy.
const DEADLINE: Duration = Duration::from_secs(20 * CPU_SECONDS);
const MEMORY_BYTES: u64 = 4 << 30;
const FILE_BYTES: u64 = 256 << 20;
/// The call stack in linear memory: as large as a native program's.
const STACK_BYTES: u32 = 8 << 20;
/// What of the compiler's messages a candidate gets to read.
const MESSAGE_BYTES_MAX: usize = 8 << 10;
/// The folder of the submission's files, beside our own main file.
const FOLDER: &str = "submission";

/// The file that rustc writes.
const PROGRAM: &str = "program.wasm";
/// What stands for the temporary folder in messages.
const HERE: &str = "<submission>";
/// rustc found errors in the source.
const ERRORS: i32 = 1;
/// rustc itself failed.
const PANIC: i32 = 101;

/// How the system says that a submission may not read something.
const REFUSALS: [&str; 3] = [
    "Permission denied (os error 13)",
    "Not a directory (os error 20)",
    "Is a directory (os error 21)",
];
/// Where the compiler sends a reader to places that are gone by then.
const OF_NO_HELP: [&str; 4] = [
    "the full name for the type has been written to",
    "consider using `--verbose`",
    "For more information about this error, try",
    "Some errors have detailed explanations",
];
/// What the linker may say: the rest is about the machine.
const NAMED_BY_LINKER: [&str; 3] = [
    "duplicate symbol",
    "a submission is linked with",
    "a name begins with",
];

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

    /// The message, and what was asked for, where it speaks of our main file.
    fn explain(&self, message: String) -> String {
        let RustProgram::Function(signature) = self else {
            return message;
        };
        if !message.contains("main.rs:") {
            return message;
        }
        let parameters = signature.parameters.iter();
        let parameters: Vec<_> = parameters
            .map(|parameter| format!("{}: {}", parameter.name, parameter.value_type.rust()))
            .collect();
        format!(
            "the problem asks for `pub fn {}({}) -> {}`, which main.rs calls\n{message}",
            signature.name,
            parameters.join(", "),
            signature.returns.rust()
        )
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
    let no_room = |error: io::Error| {
        BuildFailure::Unavailable(format!("the cache's folder `work` cannot be used: {error}"))
    };
    let work = builder.work_folder().map_err(no_room)?;
    let (folder, beside) = (work.path().join("build"), work.path().join("linker"));
    fs::create_dir(&folder).map_err(no_room)?;
    fs::create_dir(&beside).map_err(no_room)?;
    let linker = make_linker(&beside, &rustc.executable, &rustc.linker).map_err(unavailable)?;
    let main = lay_out(&folder, files, program).map_err(no_room)?;

    let mut tool = Tool::new(&rustc.program)
        .args([
            main.as_str(),
            "-o",
            PROGRAM,
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
            "linker-flavor=wasm-ld",
        ])
        .arg_pair("-C", with_value("linker=", &linker))
        .arg_pair("-C", format!("link-arg=-zstack-size={STACK_BYTES}"));
    if let Some(support) = &support {
        for (name, library) in &support.libraries {
            tool = tool.arg_pair("--extern", format!("{name}={}", library.display()));
        }
        tool = tool.arg_pair("-L", format!("dependency={}", support.folder.display()));
    }
    let mut readable = rustc.files.clone();
    readable.extend(support.map(|support| support.folder.clone()));
    let confinement = Confinement {
        readable,
        writable: vec![folder.clone()],
        cpu_seconds: CPU_SECONDS,
        memory_bytes: MEMORY_BYTES,
        file_bytes: FILE_BYTES,
    };
    let output = tool
        .clean()
        // Relative: a source can read its compiler's environment.
        .env("TMPDIR", ".")
        .folder(&folder)
        .deadline(DEADLINE)
        .ends_when_idle()
        .confined(&builder.executable, &confinement)
        .run()
        .map_err(unavailable)?;
    if output.end != ProcessEnd::Exited(0) {
        // A disk that is full looks like an error of the source.
        has_room(work.path()).map_err(no_room)?;
    }
    let rejected = |message: &str| Err(BuildFailure::Rejected(message.to_owned()));
    match output.end {
        ProcessEnd::Exited(0) => module(&folder.join(PROGRAM)).map_err(unavailable),
        ProcessEnd::Exited(ERRORS) => {
            let hidden = [
                (folder.as_path(), HERE),
                (rustc.sysroot.as_path(), "<rust>"),
                (builder.cache.root(), "<cache>"),
            ];
            let message = message(&output.stderr, &hidden);
            Err(BuildFailure::Rejected(program.explain(message)))
        }
        ProcessEnd::Exited(PANIC) => rejected("rustc gave up: the program is too complex for it"),
        end if end.is_own_doing() => rejected(
            "rustc was stopped: the program takes more processor time, memory or call stack to \
             compile than it may",
        ),
        ProcessEnd::Idle => rejected("rustc was stopped: it waits for something that never comes"),
        end => {
            let said = String::from_utf8_lossy(&output.stderr);
            let said = said.lines().next_back().unwrap_or_default();
            Err(BuildFailure::Unavailable(
                format!("rustc gave no answer: {end} {said}")
                    .trim_end()
                    .to_owned(),
            ))
        }
    }
}

/// Tries whether a program could be written here.
fn has_room(folder: &Path) -> io::Result<()> {
    let mut file = tempfile::tempfile_in(folder)?;
    file.write_all(&vec![0; MODULE_BYTES_MAX])
}

fn with_value(option: &str, path: &Path) -> OsString {
    let mut argument = OsString::from(option);
    argument.push(path);
    argument
}

/// The program that rustc wrote; no more of it than may be run, and one byte.
fn module(path: &Path) -> io::Result<Vec<u8>> {
    let mut module = Vec::new();
    File::open(path)?
        .take(MODULE_BYTES_MAX as u64 + 1)
        .read_to_end(&mut module)?;
    Ok(module)
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

/// The compiler's message, bounded, and without a word about this machine: `hidden` are
/// its folders, and what stands for them.
fn message(said: &[u8], hidden: &[(&Path, &str)]) -> String {
    let mut text = String::from_utf8_lossy(said).into_owned();
    for (folder, name) in hidden {
        text = text.replace(&*folder.to_string_lossy(), name);
    }
    text = text
        .replace(&format!("{HERE}/"), "")
        .replace(&format!("{FOLDER}/"), "");
    // Whether a file is there that a submission may not see is no business of its own.
    for refusal in REFUSALS {
        text = text.replace(refusal, "No such file or directory (os error 2)");
    }
    if let Some((_, after)) = text.split_once("error: linking with `") {
        let lines = after
            .lines()
            .filter(|line| NAMED_BY_LINKER.iter().any(|what| line.contains(what)));
        let lines: Vec<&str> = lines.map(str::trim).collect();
        return format!("the program cannot be linked\n{}", lines.join("\n"));
    }
    let lines = text.lines();
    let lines: Vec<&str> = lines
        .filter(|line| !OF_NO_HELP.iter().any(|what| line.contains(what)))
        .collect();
    let text = lines.join("\n");
    let mut end = text.len().min(MESSAGE_BYTES_MAX);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let cut = if end < text.len() { "\n… (cut)" } else { "" };
    format!("{}{cut}", text[..end].trim_end())
}
