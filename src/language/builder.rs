//! Building submissions and references, each only once.

use std::io;
use std::path::PathBuf;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};
use tempfile::TempDir;

use super::rust::RustProgram;
use super::{Language, RuntimeInfo, Runtimes, Rustc, Source, python, rust, wasm};
use crate::cache::{Cache, CacheError, Digest, Digester, Kind};
use crate::platform::{WorkFolder, landlock_works};
use crate::problem::Problem;
use crate::sandbox::{
    Author, CompileFailure, ModuleSource, Program, SourceFile, Workers, fingerprint,
};

/// Why there is no program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BuildFailure {
    /// The source is at fault: a compile error, with a message for its author.
    Rejected(String),
    /// The judge's side is at fault: a toolchain is missing or failed.
    Unavailable(String),
}

impl From<CompileFailure> for BuildFailure {
    fn from(failure: CompileFailure) -> Self {
        match failure {
            CompileFailure::Rejected(message) => BuildFailure::Rejected(message),
            CompileFailure::Failed(message) => BuildFailure::Unavailable(message),
        }
    }
}

impl From<CacheError> for BuildFailure {
    fn from(error: CacheError) -> Self {
        BuildFailure::Unavailable(error.to_string())
    }
}

/// What a build came to, as it is cached.
#[derive(Debug, Serialize, Deserialize)]
enum Built {
    Program(Program),
    Rejected(String),
}

/// What happens where the kernel cannot keep a compiler from reading the user's files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unconfined {
    /// Nothing is compiled there.
    Refused,
    /// The user takes the risk.
    Allowed,
}

/// Builds programs; each toolchain is looked for when it is first needed.
pub struct Builder<'a> {
    pub(super) cache: &'a Cache,
    pub(super) workers: &'a Workers,
    /// The gradebox program, which confines compilers.
    pub(super) executable: PathBuf,
    unconfined: Unconfined,
    runtimes: Runtimes<'a>,
    work: OnceLock<Result<WorkFolder, String>>,
    fingerprint: OnceLock<Result<Digest, String>>,
    rustc: OnceLock<Result<Rustc, String>>,
    runtime: OnceLock<Result<RuntimeInfo, String>>,
    /// Whether the runtime's code is undamaged, and shared with the workers.
    supplied: OnceLock<Result<(), String>>,
}

/// What built or ran the programs of a language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Toolchain {
    /// The language.
    pub language: Language,
    /// Name and version.
    pub version: String,
    /// The runtime's digest, where gradebox built it.
    pub digest: Option<Digest>,
}

impl<'a> Builder<'a> {
    /// Nothing is built or looked for yet.
    pub fn new(
        cache: &'a Cache,
        workers: &'a Workers,
        executable: PathBuf,
        unconfined: Unconfined,
        runtimes: Runtimes<'a>,
    ) -> Self {
        Builder {
            cache,
            workers,
            executable,
            unconfined,
            runtimes,
            work: OnceLock::new(),
            fingerprint: OnceLock::new(),
            rustc: OnceLock::new(),
            runtime: OnceLock::new(),
            supplied: OnceLock::new(),
        }
    }

    /// Builds a submission.
    ///
    /// # Errors
    ///
    /// See [`BuildFailure`].
    pub fn build(&self, source: &Source, problem: &Problem) -> Result<Program, BuildFailure> {
        let interface = &problem.definition.interface;
        if !source.language.answers(interface) {
            let known: Vec<_> = Language::ALL
                .iter()
                .filter(|known| known.answers(interface))
                .map(|known| known.name())
                .collect();
            return Err(BuildFailure::Rejected(format!(
                "this problem cannot be answered in {}; it can in: {}",
                source.language.name(),
                known.join(", ")
            )));
        }
        match source.language {
            Language::Rust => self.rust(
                &source.files,
                RustProgram::of_submission(interface),
                Author::Candidate,
            ),
            Language::Python | Language::Sql => {
                let runtime = self.runtime().map_err(BuildFailure::Unavailable)?.clone();
                let entry = python::entry(problem);
                let key = Digester::new("python build 3")
                    .part(runtime.code)
                    .part(postcard::to_stdvec(&entry).unwrap_or_default());
                self.once(with_files(key, &source.files).finish(), || {
                    python::compile(self, runtime.code, entry, &source.files)
                })
            }
            Language::Wasm | Language::Wat => {
                let key = Digester::new("wasm build 2")
                    .part(self.fingerprint()?)
                    .part(source.language.name());
                self.once(with_files(key, &source.files).finish(), || {
                    self.module(wasm::module(source)?)
                })
            }
        }
    }

    /// Builds a problem's reference.
    ///
    /// # Errors
    ///
    /// See [`BuildFailure`]; `Rejected` is the problem author's fault.
    pub fn build_reference(&self, problem: &Problem) -> Result<Program, BuildFailure> {
        self.build_as_reference(&problem.reference, problem)
    }

    /// Builds a source in Rust as if it were the problem's reference: a mutant of it, say.
    ///
    /// # Errors
    ///
    /// See [`BuildFailure`].
    pub fn build_as_reference(
        &self,
        source: &str,
        problem: &Problem,
    ) -> Result<Program, BuildFailure> {
        self.rust(
            &[file("reference.rs", source)],
            RustProgram::of_reference(&problem.definition.interface),
            Author::Judge,
        )
    }

    /// Builds a problem's generator of random inputs.
    ///
    /// # Errors
    ///
    /// See [`BuildFailure`]; `Rejected` is the problem author's fault.
    pub fn build_generator(&self, source: &str) -> Result<Program, BuildFailure> {
        self.rust(
            &[file("generator.rs", source)],
            RustProgram::Generator,
            Author::Judge,
        )
    }

    /// Sees to it that the workers have what the program runs on.
    ///
    /// # Errors
    ///
    /// A sentence: the judge's side failed.
    pub fn supply(&self, program: &Program) -> Result<(), String> {
        match program.runtime() {
            Some(_) => self.supply_runtime(),
            None => Ok(()),
        }
    }

    /// The Python runtime is read and checked here, once, and not before a program runs.
    pub(super) fn supply_runtime(&self) -> Result<(), String> {
        let supply = || {
            let runtime = self.runtime()?;
            let code = self
                .runtimes
                .code(runtime)
                .map_err(|error| error.to_string())?;
            self.workers.share_runtime(runtime.code, code)
        };
        self.supplied.get_or_init(supply).clone()
    }

    /// The toolchains that were used so far, by language.
    pub fn toolchains(&self) -> Vec<Toolchain> {
        let mut used = Vec::new();
        if let Some(Ok(rustc)) = self.rustc.get() {
            used.push(Toolchain {
                language: Language::Rust,
                version: rustc.version.clone(),
                digest: None,
            });
        }
        if let Some(Ok(runtime)) = self.runtime.get() {
            used.push(Toolchain {
                language: Language::Python,
                version: super::RUNTIME_VERSION.to_owned(),
                digest: Some(runtime.digest),
            });
        }
        used
    }

    fn rust(
        &self,
        files: &[SourceFile],
        program: RustProgram<'_>,
        author: Author,
    ) -> Result<Program, BuildFailure> {
        let rustc = self.rustc()?;
        let is_confined = landlock_works();
        if author == Author::Candidate && self.unconfined == Unconfined::Refused && !is_confined {
            return Err(BuildFailure::Unavailable(
                "this kernel cannot confine compilers (it has no Landlock), and a source could read \
                 your files: if you trust all submissions, say --allow-unconfined-compile"
                    .to_owned(),
            ));
        }
        let key = Digester::new("rust build 2")
            .part(self.fingerprint()?)
            .part(&rustc.version)
            .part(program.key())
            .part([u8::from(is_confined)]);
        self.once(with_files(key, files).finish(), || {
            let module = rust::compile(self, rustc, files, &program)?;
            self.module(ModuleSource::Binary(module))
        })
    }

    /// Compiles a module to machine code.
    fn module(&self, module: ModuleSource) -> Result<Program, BuildFailure> {
        let digest = Digester::new("module code 2")
            .part(self.fingerprint()?)
            .part(postcard::to_stdvec(&module).unwrap_or_default())
            .finish();
        if self.cache.get(Kind::ModuleCode, digest)?.is_none() {
            let code = self.workers.compile_module(module)?;
            self.cache.put(Kind::ModuleCode, digest, &code)?;
        }
        Ok(Program::Core { code: digest })
    }

    /// Builds once for each key. Failures of the judge's side are tried again next time.
    fn once(
        &self,
        key: Digest,
        build: impl FnOnce() -> Result<Program, BuildFailure>,
    ) -> Result<Program, BuildFailure> {
        if let Some(built) = self.cache.get(Kind::Build, key)?
            && let Ok(built) = postcard::from_bytes(&built)
        {
            match built {
                Built::Program(program) if self.is_there(&program)? => return Ok(program),
                Built::Program(_) => {}
                Built::Rejected(message) => return Err(BuildFailure::Rejected(message)),
            }
        }
        let (built, outcome) = match build() {
            Ok(program) => (Built::Program(program.clone()), Ok(program)),
            Err(BuildFailure::Rejected(message)) => (
                Built::Rejected(message.clone()),
                Err(BuildFailure::Rejected(message)),
            ),
            Err(unavailable) => return Err(unavailable),
        };
        let built = postcard::to_stdvec(&built)
            .map_err(|error| BuildFailure::Unavailable(error.to_string()))?;
        self.cache.put(Kind::Build, key, &built)?;
        outcome
    }

    /// Whether the program's own code is still in the cache, undamaged.
    fn is_there(&self, program: &Program) -> Result<bool, CacheError> {
        let (kind, code) = match program {
            Program::Core { code } => (Kind::ModuleCode, *code),
            Program::Python { code, .. } => (Kind::PythonCode, *code),
        };
        Ok(self.cache.get(kind, code)?.is_some())
    }

    /// A new folder for one compilation, in the cache: gone when dropped, or swept away later.
    pub(super) fn work_folder(&self) -> io::Result<TempDir> {
        let make = || {
            let folder = self
                .cache
                .folder("work")
                .map_err(|error| error.to_string())?;
            WorkFolder::new(&folder).map_err(|error| error.to_string())
        };
        match self.work.get_or_init(make) {
            Ok(work) => work.subfolder(),
            Err(message) => Err(io::Error::other(message.clone())),
        }
    }

    fn fingerprint(&self) -> Result<Digest, BuildFailure> {
        self.fingerprint
            .get_or_init(fingerprint)
            .clone()
            .map_err(BuildFailure::Unavailable)
    }

    fn rustc(&self) -> Result<&Rustc, BuildFailure> {
        self.rustc
            .get_or_init(|| Rustc::find(&self.executable))
            .as_ref()
            .map_err(|message| BuildFailure::Unavailable(message.clone()))
    }

    fn runtime(&self) -> Result<&RuntimeInfo, String> {
        self.runtime
            .get_or_init(|| self.runtimes.ready().map_err(|error| error.to_string()))
            .as_ref()
            .map_err(String::clone)
    }
}

fn file(path: &str, source: &str) -> SourceFile {
    SourceFile {
        path: path.to_owned(),
        content: source.as_bytes().to_vec(),
    }
}

fn with_files(mut key: Digester, files: &[SourceFile]) -> Digester {
    for file in files {
        key = key.part(&file.path).part(&file.content);
    }
    key
}
