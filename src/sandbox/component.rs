//! Running the Python runtime, the one component: it compiles sources and runs
//! what it compiled.

use wasmtime::component::{
    Component, ComponentNamedList, ComponentType, InstancePre, Lift, Linker, Lower,
};
use wasmtime::{Engine, Result, Store};

use super::charge::charge;
use super::compile::Compiled;
use super::core_module::finish;
use super::protocol::{Entry, SourceFile};
use super::state::State;
use super::{Ending, Job, Limits, Run, engine, wasi2};

/// The engine, made once in a worker.
pub(super) struct Components {
    engine: Engine,
}

/// The runtime, ready to be instantiated again and again.
pub(super) struct Runtime(InstancePre<State>);

/// `signature` of `world.wit`.
#[derive(ComponentType, Lower)]
#[component(record)]
struct WitSignature {
    name: String,
    parameters: Vec<String>,
    returns: String,
}

/// `entry` of `world.wit`.
#[derive(ComponentType, Lower)]
#[component(variant)]
enum WitEntry {
    #[component(name = "script")]
    Script,
    #[component(name = "function")]
    Function(WitSignature),
    #[component(name = "driver")]
    Driver(String),
    #[component(name = "query")]
    Query,
}

/// `source-file` of `world.wit`.
#[derive(ComponentType, Lower)]
#[component(record)]
struct WitSourceFile {
    path: String,
    content: Vec<u8>,
}

/// `outcome` of `world.wit`.
#[derive(ComponentType, Lift)]
#[component(record)]
struct WitOutcome {
    #[component(name = "exit-code")]
    exit_code: u8,
    returned: Option<Vec<u8>>,
}

impl Components {
    pub(super) fn new() -> Result<Self> {
        Ok(Components {
            engine: engine::for_components()?,
        })
    }

    /// Loads machine code.
    ///
    /// # Safety
    ///
    /// The bytes must come from wasmtime: the caller has checked the keyed digest of their cache entry.
    #[allow(unsafe_code)]
    pub(super) unsafe fn load(&self, code: &[u8]) -> Result<Runtime> {
        // SAFETY: passed on to the caller.
        let component = unsafe { Component::deserialize(&self.engine, code)? };
        let mut linker = Linker::new(&self.engine);
        wasi2::add_to(&mut linker, &component)?;
        Ok(Runtime(linker.instantiate_pre(&component)?))
    }

    /// Compiles sources to a marshalled program.
    pub(super) fn compile(
        &self,
        runtime: &Runtime,
        entry: Entry,
        files: Vec<SourceFile>,
        limits: Limits,
    ) -> Result<Compiled> {
        let entry = match entry {
            Entry::Script => WitEntry::Script,
            Entry::Function {
                name,
                parameters,
                returns,
            } => WitEntry::Function(WitSignature {
                name,
                parameters,
                returns,
            }),
            Entry::Driver(source) => WitEntry::Driver(source),
            Entry::Query => WitEntry::Query,
        };
        let files: Vec<_> = files
            .into_iter()
            .map(|file| WitSourceFile {
                path: file.path,
                content: file.content,
            })
            .collect();
        let mut store = self.store(limits, Vec::new())?;
        type Answer = (Result<Vec<u8>, String>,);
        let outcome = call::<_, Answer>(&mut store, runtime, "compile", (entry, files));
        let rejected = |message: &str| Compiled::Rejected(message.to_owned());
        Ok(match outcome {
            Ok((Ok(program),)) if program.len() as u64 > limits.output_bytes_max => {
                rejected("the compiled program is too large")
            }
            Ok((Ok(program),)) => Compiled::Program(program),
            Ok((Err(message),)) => Compiled::Rejected(message),
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
    pub(super) fn run(&self, runtime: &Runtime, program: &[u8], job: Job) -> Result<Run> {
        let (input, stdin) = if job.as_value {
            (job.input, Vec::new())
        } else {
            (Vec::new(), job.input)
        };
        let mut store = self.store(job.limits, stdin)?;
        let outcome = execute(&mut store, runtime, program, &input);
        Ok(finish(store, outcome))
    }

    fn store(&self, limits: Limits, stdin: Vec<u8>) -> Result<Store<State>> {
        let mut store = Store::new(&self.engine, State::new(limits, stdin, false));
        store.limiter(|state| &mut state.memory);
        store.set_fuel(limits.instructions_max)?;
        // What one call hands over takes no more of the host's memory than the program may
        // have of its own. All of it is charged.
        store.set_hostcall_fuel(limits.memory_bytes_max.try_into().unwrap_or(usize::MAX));
        Ok(store)
    }
}

fn execute(
    store: &mut Store<State>,
    runtime: &Runtime,
    program: &[u8],
    input: &[u8],
) -> Result<i32> {
    charge(&mut *store, (program.len() + input.len()) as u64)?;
    let (outcome,): (WitOutcome,) = call(store, runtime, "execute", (program, input))?;
    if let Some(returned) = outcome.returned {
        charge(&mut *store, returned.len() as u64)?;
        store.data_mut().give_back(&returned)?;
    }
    Ok(i32::from(outcome.exit_code))
}

fn call<Parameters, Answer>(
    store: &mut Store<State>,
    runtime: &Runtime,
    export: &str,
    parameters: Parameters,
) -> Result<Answer>
where
    Parameters: ComponentNamedList + Lower,
    Answer: ComponentNamedList + Lift,
{
    let instance = runtime.0.instantiate(&mut *store)?;
    store.data_mut().started = true;
    instance
        .get_typed_func::<Parameters, Answer>(&mut *store, export)?
        .call(&mut *store, parameters)
}
