//! Running candidates' core modules.

use wasmtime::{Engine, ExternType, Instance, InstancePre, Linker, Module, Result, Store, bail};

use super::compile::Compiled;
use super::state::State;
use super::trap::ending;
use super::{Ending, Job, Run, engine, exchange, wasi1};
use crate::platform::DirtyPages;

/// The function that a program starts in.
pub(super) const START: &str = "_start";
/// The name that a program exports its memory under.
pub(super) const MEMORY: &str = "memory";
/// A table up to this size, in bytes, is cleared without asking which pages were written.
const TABLE_BYTES_CLEARED: u64 = 4096;

/// The engine with its pool of one instance, and the imports.
///
/// wasmtime clears the pages of an instance that the kernel calls written *and
/// present*. A page that is being moved or was swapped out is not present for that
/// while: it would be left as it is, and the next instance would find it. So after
/// each run the pages cleared are counted against all that were written, absent ones
/// too. Where they differ, or cannot be counted, the pool is not used again.
pub(super) struct CoreModules {
    engine: Engine,
    linker: Linker<State>,
    /// `None` where the kernel cannot tell: wasmtime clears everything then.
    dirty: Option<DirtyPages>,
    /// See [`Self::is_spent`].
    spent: bool,
}

/// A module, ready to be instantiated again and again.
pub(super) struct Loaded(InstancePre<State>);

impl CoreModules {
    /// To be made before files are out of reach.
    pub(super) fn new() -> Result<Self> {
        Self::with(DirtyPages::new())
    }

    fn with(dirty: Option<DirtyPages>) -> Result<Self> {
        let engine = engine::for_modules(dirty.is_some())?;
        let mut linker = Linker::new(&engine);
        wasi1::add_to(&mut linker)?;
        exchange::add_to(&mut linker)?;
        Ok(CoreModules {
            engine,
            linker,
            dirty,
            spent: false,
        })
    }

    /// Whether the last run may have left something behind. Nothing may run before
    /// [`Self::renew`], and whatever was loaded has to be loaded again.
    pub(super) fn is_spent(&self) -> bool {
        self.spent
    }

    /// Begins anew, with another pool.
    pub(super) fn renew(&mut self) -> Result<()> {
        *self = Self::with(self.dirty.take())?;
        Ok(())
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
    pub(super) fn run(&mut self, program: &Loaded, job: Job) -> Result<Run> {
        if self.spent {
            bail!("an instance would not be fresh");
        }
        let limits = job.limits;
        let mut store = Store::new(&self.engine, State::new(limits, job.input, job.as_value));
        store.limiter(|state| &mut state.memory);
        store.set_fuel(limits.instructions_max)?;
        let mut written = None;
        let outcome = program.0.instantiate(&mut store).and_then(|instance| {
            store.data_mut().started = true;
            let outcome = instance
                .get_typed_func::<(), ()>(&mut store, START)
                .and_then(|start| start.call(&mut store, ()));
            written = self.written(&mut store, instance);
            outcome
        });
        let tables_are_small = store.data().memory.table_bytes_max() <= TABLE_BYTES_CLEARED;
        // Drops the instance.
        let run = finish(store, outcome.map(|()| 0));
        let all_cleared = written.is_some() && written == self.cleared() && tables_are_small;
        self.spent = self.dirty.is_some() && !all_cleared;
        Ok(run)
    }

    /// How much of an instance's memory holds something else than at first, in bytes of
    /// whole pages; `None` where that cannot be known.
    fn written(&mut self, store: &mut Store<State>, instance: Instance) -> Option<usize> {
        let memory = instance.get_memory(&mut *store, MEMORY)?;
        let start = memory.data_ptr(&*store) as usize;
        let mut bytes = 0;
        self.dirty
            .as_mut()?
            .each(start..start + memory.data_size(&*store), |pages| {
                bytes += pages.len();
            })
            .ok()?;
        Some(bytes)
    }

    /// How much of the last instance's memory wasmtime cleared page by page, in bytes.
    fn cleared(&self) -> Option<usize> {
        let pool = self.engine.pooling_allocator_metrics()?;
        Some(pool.unused_memory_bytes_resident())
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cache::Digest;
    use crate::sandbox::{Author, Limits, Program};

    /// Runs a program twice, as a worker would, and says whether the pool was spent after
    /// the first run. It must find nothing of the first run in the second.
    #[allow(unsafe_code)]
    fn is_spent_by(module: &str) -> bool {
        let mut modules = CoreModules::new().expect("the engine starts");
        let module = wat::parse_str(module).expect("a module");
        let Ok(Compiled::Program(code)) = modules.compile(&module) else {
            panic!("it compiles");
        };
        let run = |modules: &mut CoreModules| {
            // SAFETY: wasmtime has just made this code.
            let program = unsafe { modules.load(&code) }.expect("it loads");
            let job = Job {
                program: Program::Core {
                    code: Digest::of(&code),
                },
                author: Author::Candidate,
                input: Vec::new(),
                as_value: false,
                limits: Limits {
                    instructions_max: 1 << 30,
                    memory_bytes_max: 256 << 20,
                    output_bytes_max: 0,
                },
            };
            modules.run(&program, job)
        };
        let first = run(&mut modules).expect("it runs");
        let spent = modules.is_spent();
        if spent {
            assert!(run(&mut modules).is_err(), "nothing runs in a spent pool");
            modules.renew().expect("another pool");
        }
        assert_eq!(run(&mut modules).expect("it runs again"), first);
        spent && modules.dirty.is_some()
    }

    /// A program that ends well only if a memory begins with zeros, and leaves ones in
    /// `pages` pages, of which each is `stride` pages after the one before.
    fn writes(pages: u32, stride: u32) -> String {
        format!(
            "(module (memory (export \"memory\") 1024)
               (func (export \"_start\") (local $at i32) (local $left i32)
                 (local.set $left (i32.const {pages}))
                 (loop $next
                   (if (i32.load8_u (local.get $at)) (then unreachable))
                   (i32.store8 (local.get $at) (i32.const 1))
                   (local.set $at (i32.add (local.get $at) (i32.const {})))
                   (local.set $left (i32.sub (local.get $left) (i32.const 1)))
                   (br_if $next (local.get $left)))))",
            stride * 4096
        )
    }

    #[test]
    fn a_pool_that_was_cleared_is_used_again() {
        assert!(!is_spent_by(&writes(1, 1)));
        assert!(!is_spent_by(&writes(1000, 1)));
        assert!(!is_spent_by(&writes(20, 7)));
        let with_table = writes(3, 2).replace("(module", "(module (table 512 funcref)");
        assert!(!is_spent_by(&with_table));
    }

    #[test]
    fn a_pool_that_may_not_have_been_cleared_is_not_used_again() {
        let kernel_tells = DirtyPages::new().is_some();
        let more_than_is_kept = writes(9000, 1);
        let more_places_than_are_scanned = writes(100, 2);
        let large_table = writes(1, 1).replace("(module", "(module (table 513 funcref)");
        let hidden_memory = writes(1, 1).replace("(export \"memory\")", "");
        let fails_early = "(module (memory (export \"memory\") 1) (func $early unreachable)
             (start $early) (func (export \"_start\")))";
        for program in [
            more_than_is_kept.as_str(),
            &more_places_than_are_scanned,
            &large_table,
            &hidden_memory,
            fails_early,
        ] {
            assert_eq!(is_spent_by(program), kernel_tells, "{program}");
        }
    }
}
