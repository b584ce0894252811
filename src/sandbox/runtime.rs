//! Running the Python runtime: it compiles sources and runs what it compiled.
//!
//! It is a component that was made one core module: see [`super::flatten`]. Its two
//! exports are called as `world.wit` and the canonical ABI have them.

use wasmtime::{
    Engine, Extern, Func, Instance, InstancePre, Linker, Memory, Module, Result, Store, bail,
};

use super::canonical::{Lowering, lift, word};
use super::charge::{charge, pay};
use super::compile::Compiled;
use super::core_module::finish;
use super::guest_memory::slice;
use super::memories::Memories;
use super::protocol::{Entry, SourceFile};
use super::state::State;
use super::{Ending, Job, Limits, Run, engine, wasi2};
use crate::platform::{SharedBytes, Snapshot};

/// What it costs to begin, in instructions: what it took to fill the table of the
/// component's modules. That table is there at once now; its price stays, so that a
/// program costs what it has always cost.
const BEGINNING: u64 = 5_895;

/// The functions that are called.
const EXPORTS: [&str; 6] = [
    "compile",
    "compile realloc",
    "compile post-return",
    "execute",
    "execute realloc",
    "execute post-return",
];

/// The runtime, ready to be instantiated again and again. Made once in a worker.
pub(super) struct Python {
    engine: Engine,
    runtime: InstancePre<State>,
}

/// One fresh instance.
struct Fresh {
    instance: Instance,
    memory: Memory,
}

impl Python {
    /// Loads machine code, and what the memory begins with.
    ///
    /// # Safety
    ///
    /// The code must come from wasmtime: the caller has checked the keyed digest of its cache entry.
    #[allow(unsafe_code)]
    pub(super) unsafe fn load(code: SharedBytes, image: SharedBytes) -> Result<Self> {
        let memories = Memories::new(Snapshot::new(image)?);
        let engine = engine::for_runtime(&memories)?;
        // SAFETY: passed on to the caller.
        let module = unsafe { Module::deserialize_open_file(&engine, code.into_file())? };
        // Later on it would be taken for the program's fault.
        if let Some(name) = EXPORTS
            .iter()
            .find(|name| module.get_export(name).is_none())
        {
            bail!("the runtime exports no `{name}`");
        }
        let mut linker = Linker::new(&engine);
        wasi2::add_to(&mut linker, &module)?;
        let runtime = linker.instantiate_pre(&module)?;
        Ok(Python { engine, runtime })
    }

    /// Compiles sources to a marshalled program.
    pub(super) fn compile(
        &self,
        entry: &Entry,
        files: &[SourceFile],
        limits: Limits,
    ) -> Result<Compiled> {
        let mut store = self.store(limits, Vec::new())?;
        let outcome = compile(&mut store, &self.runtime, entry, files);
        let rejected = |message: &str| Compiled::Rejected(message.to_owned());
        Ok(match outcome {
            Ok(Ok(program)) if program.len() as u64 > limits.output_bytes_max => {
                rejected("the compiled program is too large")
            }
            Ok(Ok(program)) => Compiled::Program(program),
            Ok(Err(message)) => Compiled::Rejected(message),
            Err(error) => match finish(store, Err(error)).ending {
                Ending::OutOfFuel => rejected("compiling takes more instructions than it may"),
                Ending::Trapped(_)
                | Ending::OutOfMemory
                | Ending::OutputOverflow
                | Ending::Exited(_) => rejected("the source is too complex for the compiler"),
                Ending::HostFailure(message) => Compiled::Failed(message),
                other => Compiled::Failed(format!(
                    "the Python runtime ended while compiling: {other:?}"
                )),
            },
        })
    }

    /// One fresh instance, one run.
    pub(super) fn run(&self, program: &[u8], job: Job) -> Result<Run> {
        let (input, stdin) = if job.as_value {
            (job.input, Vec::new())
        } else {
            (Vec::new(), job.input)
        };
        let mut store = self.store(job.limits, stdin)?;
        let outcome = execute(&mut store, &self.runtime, program, &input);
        Ok(finish(store, outcome))
    }

    fn store(&self, limits: Limits, stdin: Vec<u8>) -> Result<Store<State>> {
        let mut store = Store::new(&self.engine, State::new(limits, stdin, false));
        store.limiter(|state| &mut state.memory);
        store.set_fuel(limits.instructions_max)?;
        Ok(store)
    }
}

impl Fresh {
    fn new(store: &mut Store<State>, runtime: &InstancePre<State>) -> Result<Self> {
        pay(&mut *store, BEGINNING)?;
        let instance = runtime.instantiate(&mut *store)?;
        store.data_mut().started = true;
        let Some(memory) = instance.get_memory(&mut *store, "memory") else {
            bail!("the runtime exports no memory");
        };
        Ok(Fresh { instance, memory })
    }

    fn function(&self, store: &mut Store<State>, name: &str) -> Result<Func> {
        match self.instance.get_export(&mut *store, name) {
            Some(Extern::Func(function)) => Ok(function),
            _ => bail!("the runtime exports no `{name}`"),
        }
    }

    /// After a call whose result lies at this address: gives its parts back to the guest.
    fn post_return(&self, store: &mut Store<State>, name: &str, result: u32) -> Result<()> {
        let function = self.function(store, name)?.typed::<u32, ()>(&*store)?;
        function.call(store, result)
    }
}

/// `compile` of `world.wit`.
fn compile(
    store: &mut Store<State>,
    runtime: &InstancePre<State>,
    entry: &Entry,
    files: &[SourceFile],
) -> Result<Result<Vec<u8>, String>> {
    let fresh = Fresh::new(store, runtime)?;
    let to = Lowering {
        memory: fresh.memory,
        realloc: fresh.function(store, "compile realloc")?,
    };
    // A variant: its case, and as many words as its largest case has.
    let mut entry_words = [0; 7];
    let (case, parts) = match entry {
        Entry::Script => (0, Vec::new()),
        Entry::Function {
            name,
            parameters,
            returns,
        } => {
            let name = to.bytes(&mut *store, name.as_bytes())?;
            let parameters = to.list(store, parameters, |store, parameter| {
                to.bytes(store, parameter.as_bytes())
            })?;
            (
                1,
                vec![name, parameters, to.bytes(&mut *store, returns.as_bytes())?],
            )
        }
        Entry::Driver(source) => (2, vec![to.bytes(&mut *store, source.as_bytes())?]),
        Entry::Query => (3, Vec::new()),
    };
    entry_words[0] = case;
    entry_words[1..=parts.len() * 2].copy_from_slice(&parts.concat());
    let files = to.list(store, files, |store, file| {
        let [a, b] = to.bytes(&mut *store, file.path.as_bytes())?;
        let [c, d] = to.bytes(store, &file.content)?;
        Ok([a, b, c, d])
    })?;
    let [a, b, c, d, e, f, g] = entry_words;
    let [h, i] = files;
    type Words = (u32, u32, u32, u32, u32, u32, u32, u32, u32);
    let function = fresh
        .function(store, "compile")?
        .typed::<Words, u32>(&*store)?;
    let result = function.call(&mut *store, (a, b, c, d, e, f, g, h, i))?;
    let memory = fresh.memory.data(&*store);
    let said = lift(memory, result.saturating_add(4))?.to_vec();
    let compiled = match slice(memory, result, 1)? {
        [0] => Ok(said),
        _ => Err(String::from_utf8(said)?),
    };
    fresh.post_return(store, "compile post-return", result)?;
    Ok(compiled)
}

/// `execute` of `world.wit`; the exit code.
fn execute(
    store: &mut Store<State>,
    runtime: &InstancePre<State>,
    program: &[u8],
    input: &[u8],
) -> Result<i32> {
    charge(&mut *store, (program.len() + input.len()) as u64)?;
    let fresh = Fresh::new(store, runtime)?;
    let to = Lowering {
        memory: fresh.memory,
        realloc: fresh.function(store, "execute realloc")?,
    };
    let [a, b] = to.bytes(&mut *store, program)?;
    let [c, d] = to.bytes(&mut *store, input)?;
    let function = fresh.function(store, "execute")?;
    let function = function.typed::<(u32, u32, u32, u32), u32>(&*store)?;
    let result = function.call(&mut *store, (a, b, c, d))?;
    let memory = fresh.memory.data(&*store);
    let exit_code = slice(memory, result, 1)?[0];
    let returned = match word(memory, result.saturating_add(4))? & 0xff {
        0 => None,
        _ => Some(lift(memory, result.saturating_add(8))?.to_vec()),
    };
    fresh.post_return(store, "execute post-return", result)?;
    if let Some(returned) = returned {
        charge(&mut *store, returned.len() as u64)?;
        store.data_mut().give_back(returned)?;
    }
    Ok(i32::from(exit_code))
}
