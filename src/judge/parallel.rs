//! Work on several threads.

use rayon::prelude::*;

/// Runs `work` on so many threads, each with a worker process of its own.
///
/// # Errors
///
/// When the threads cannot be started.
pub fn in_parallel<T: Send>(jobs: usize, work: impl FnOnce() -> T + Send) -> Result<T, String> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(jobs)
        .build()
        .map_err(|error| format!("{error}: use fewer threads with --jobs"))?;
    Ok(pool.install(work))
}

/// `work` on every item, at once where there are threads; the results in the order of the items.
pub fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync + Send) -> Vec<R> {
    items.par_iter().map(work).collect()
}
