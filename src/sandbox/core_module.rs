//! Running candidates' core modules.

use wasmtime::{Engine, ExternType, InstancePre, Linker, Module, Result, Store};

use super::compile::Compiled;
use super::state::State;
use super::trap::ending;
use super::{Ending, Job, Run, engine, exchange, wasi1};

/// The function that a program starts in.
pub(super) const START: &str = "_start";

/// The engine and the imports, made once in a worker.
pub(super) struct CoreModules {
    engine: Engine,
    linker: Linker<State>,
}

/// A module, ready to be instantiated again and again.
pub(super) struct Loaded(InstancePre<State>);

impl CoreModules {
    pub(super) fn new() -> Result<Self> {
        let engine = engine::for_modules()?;
        let mut linker = Linker::new(&engine);
        wasi1::add_to(&mut linker)?;
        exchange::add_to(&mut linker)?;
        Ok(CoreModules { engine, linker })
    }

    /// Compiles a scanned module to machine code.
    #[allow(unsafe_code)]
    pub(super) fn compile(&self, module: &[u8]) -> Result<Compiled> {
        // Whatever it cannot compile, this module asked for; in its own words it could quote it.
        let Ok(code) = self.engine.precompile_module(module) else {
            let message = "the module needs something that the engine does not have";
            return Ok(Compiled::Rejected(message.to_owned()));
        };
        // SAFETY: wasmtime has just made this code. If it cannot be loaded, the machine is why.
        let module = unsafe { Module::deserialize(&self.engine, &code)? };
        let starts = match module.get_export(START) {
            Some(ExternType::Func(start)) => {
                start.params().len() == 0 && start.results().len() == 0
            }
            _ => false,
        };
        if !starts {
            let message = format!("`{START}` takes no parameters and returns nothing");
            return Ok(Compiled::Rejected(message));
        }
        if self.linker.instantiate_pre(&module).is_err() {
            let message = "an imported function has another type than the host's of that name";
            return Ok(Compiled::Rejected(message.to_owned()));
        }
        Ok(Compiled::Program(code))
    }

    /// Loads machine code.
    ///
    /// # Safety
    ///
    /// The bytes must come from wasmtime: the caller has checked the keyed digest of their cache entry.
    #[allow(unsafe_code)]
    pub(super) unsafe fn load(&self, code: &[u8]) -> Result<Loaded> {
        // SAFETY: passed on to the caller.
        let module = unsafe { Module::deserialize(&self.engine, code)? };
        Ok(Loaded(self.linker.instantiate_pre(&module)?))
    }

    /// One fresh instance, one run.
    pub(super) fn run(&self, program: &Loaded, job: Job) -> Result<Run> {
        let limits = job.limits;
        let mut store = Store::new(&self.engine, State::new(limits, job.input, job.as_value));
        store.limiter(|state| &mut state.memory);
        store.set_fuel(limits.instructions_max)?;
        let outcome = program.0.instantiate(&mut store).and_then(|instance| {
            store.data_mut().started = true;
            instance
                .get_typed_func::<(), ()>(&mut store, START)?
                .call(&mut store, ())
        });
        Ok(finish(store, outcome.map(|()| 0)))
    }
}

/// The record of a run that is over.
pub(super) fn finish(store: Store<State>, outcome: Result<i32>) -> Run {
    let left = store.get_fuel().unwrap_or(0);
    let ending = match outcome {
        Ok(code) => Ending::Exited(code),
        Err(error) => ending(&error, store.data()),
    };
    let state = store.into_data();
    let spent = state.limits.instructions_max.saturating_sub(left);
    let instructions = spent.saturating_sub(state.slept_ns);
    state.into_run(ending, instructions)
}
