//! The report as one page for a browser: no network, no other file.
//!
//! What everybody wants to see first (ranking, matrix, statistics, charts) is
//! HTML as it stands and needs no script. What one looks up (sources, cases,
//! differences) is JSON in the page, one block a candidate, which the script
//! reads when that candidate is opened: so a cohort of a thousand opens quickly.
//!
//! Text of strangers gets into the page through two doors, which both make it
//! visible and neutral: the escaper of the templates ([`visible`]) and the writer
//! of JSON ([`json_block`]). The script puts text into the page as text alone.
//! Should something slip through all the same, the page's own policy ([`policy`])
//! lets no script run but the one that gradebox wrote.

mod candidate;
mod chart;
mod interner;
mod json_block;
mod matrix;
mod overview;
mod page;
mod policy;
mod problem;
mod scatter;
#[cfg(test)]
mod tests;
mod visible;

pub(super) use page::render;
