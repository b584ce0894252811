//! What all judging needs: the cache, the workers, the languages.

use crate::cache::Cache;
use crate::language::Builder;
use crate::sandbox::Workers;

/// Shared by everything that is judged in one go.
pub struct Setup<'a> {
    /// What has been computed already.
    pub cache: &'a Cache,
    /// Where programs run.
    pub workers: &'a Workers,
    /// Source → program.
    pub builder: &'a Builder<'a>,
    /// Whether runs are kept in the cache: not where no input comes twice.
    pub keeps_runs: bool,
}
