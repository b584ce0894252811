//! The door to the operating system: processes, their confinement, and what the
//! machine has. Linux stands behind it; another system needs these files anew.
//!
//! Architecture invariant: no other room starts a process.

mod confine;
mod dirty_pages;
mod folder;
mod frame;
mod idleness;
mod interruption;
mod linker;
mod machine;
mod output_file;
mod shared_bytes;
mod snapshot;
mod system_calls;
mod tool;
mod work_folder;
mod worker_process;

pub use confine::{
    Confinement, WorkerBounds, confine_worker, die_with_parent, exec_confined, landlock_works,
};
pub use dirty_pages::DirtyPages;
pub use folder::{EntryKind, Folder};
pub use frame::{receive, receive_bytes, send};
pub use interruption::{Interruption, interruption, watch_for_interruptions};
pub use linker::{link, make_linker};
pub use machine::{cores, memory_bytes_available};
pub use output_file::OutputFile;
pub use shared_bytes::SharedBytes;
pub use snapshot::{Snapshot, SnapshotMemory};
pub use system_calls::filters_work;
pub use tool::{ProcessEnd, Tool, ToolOutput, find_program};
pub use work_folder::WorkFolder;
pub use worker_process::{CallFailure, WorkerCommand, WorkerProcess};
