//! The two engines: one for candidates' modules, one for our own Python runtime.
//!
//! Whatever a candidate's languages do not need is off. Changing anything here
//! changes the fingerprint of every compiled artefact.

use std::sync::Arc;

use wasmtime::{
    Config, Enabled, Engine, InstanceAllocationStrategy, OperatorCost, PoolingAllocationConfig,
    Result,
};

use super::memories::Memories;

/// The most memory that any problem may allow, in bytes; what a pooled slot reserves.
pub(super) const MEMORY_BYTES_MAX: usize = 1 << 30;
/// Call stack of WebAssembly, in bytes: as deep as a native program's default.
/// The thread that runs guests has [`THREAD_STACK_BYTES`].
const WASM_STACK_BYTES: usize = 8 << 20;
/// Stack of the thread that runs guests: well above what WebAssembly may use,
/// for the host functions that are called from its depth.
pub(super) const THREAD_STACK_BYTES: usize = 16 << 20;
/// The largest table, in elements; with 8 bytes an element far below any memory limit.
pub(super) const TABLE_ELEMENTS_MAX: usize = 1 << 20;
/// The most tables of a candidate's module.
pub(super) const TABLES_MAX: u32 = 8;
/// Pages that an instance wrote are kept and cleared rather than given back to
/// the kernel, up to so many bytes: page faults cost more than clearing.
const KEEP_RESIDENT_BYTES: usize = 32 << 20;
/// The same where nobody can tell which pages were written: so many, from the first, are
/// cleared each time.
const CLEARED_BYTES: usize = 4 << 20;

/// What both engines share: everything that decides how instructions are counted.
fn common() -> Config {
    let mut config = Config::new();
    config
        .consume_fuel(true)
        .operator_cost(operator_cost())
        .cranelift_nan_canonicalization(true)
        .max_wasm_stack(WASM_STACK_BYTES)
        // Unused, and still checked against the line above.
        .async_stack_size(THREAD_STACK_BYTES)
        .wasm_memory64(false)
        .wasm_relaxed_simd(false)
        .wasm_tail_call(false)
        .wasm_custom_page_sizes(false)
        .wasm_wide_arithmetic(false)
        .wasm_multi_memory(false)
        .wasm_backtrace_max_frames(None)
        .generate_address_map(false)
        .native_unwind_info(false)
        .debug_symbols(false)
        .concurrency_support(false);
    config
}

/// One instruction costs one unit of fuel. Two do far more work than that even
/// when they do nothing (`memory.grow 0`, `table.grow 0`), and one more for each
/// page that has to be mapped.
fn operator_cost() -> OperatorCost {
    let mut cost = OperatorCost::new();
    cost.MemoryGrow = 255;
    cost.TableGrow = 255;
    cost.variable.memory_grow_per_page = 255;
    cost
}

/// The engine for candidates' core modules. `scans` says whether the kernel can tell which
/// pages were written.
pub(super) fn for_modules(scans: bool) -> Result<Engine> {
    let mut config = common();
    config
        // The same time and memory on any number of cores.
        .parallel_compilation(false)
        .allocation_strategy(InstanceAllocationStrategy::Pooling(pool(scans)));
    Engine::new(&config)
}

/// The engine for the Python runtime.
pub(super) fn for_runtime(memories: &Memories) -> Result<Engine> {
    let mut config = common();
    config
        .with_host_memory(Arc::new(memories.clone()))
        .allocation_strategy(InstanceAllocationStrategy::OnDemand);
    Engine::new(&config)
}

fn pool(scans: bool) -> PoolingAllocationConfig {
    let mut pool = PoolingAllocationConfig::new();
    pool.total_core_instances(1)
        .max_core_instance_size(4 << 20)
        .total_memories(1)
        .max_memories_per_module(1)
        .max_memory_size(MEMORY_BYTES_MAX)
        .total_tables(TABLES_MAX)
        .max_tables_per_module(TABLES_MAX)
        .table_elements(TABLE_ELEMENTS_MAX)
        .linear_memory_keep_resident(if scans {
            KEEP_RESIDENT_BYTES
        } else {
            CLEARED_BYTES
        })
        .table_keep_resident(CLEARED_BYTES)
        .pagemap_scan(if scans { Enabled::Yes } else { Enabled::No });
    pool
}
