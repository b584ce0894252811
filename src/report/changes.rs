//! What differs between two sequences of texts.

use std::collections::HashMap;

use similar::DiffOp;
use similar::algorithms::{Capture, Compact, Replace, myers};

/// The operations that make `new` of `old`, in order, by Myers' algorithm.
///
/// Numbers are compared in place of texts, and the algorithm is called by its name:
/// so it is compiled once, where the crate's own door compiles six for each type.
pub(super) fn changes(old: &[impl AsRef<str>], new: &[impl AsRef<str>]) -> Vec<DiffOp> {
    let mut numbers = HashMap::new();
    let old: Vec<usize> = old
        .iter()
        .map(|text| number(&mut numbers, text.as_ref()))
        .collect();
    let new: Vec<usize> = new
        .iter()
        .map(|text| number(&mut numbers, text.as_ref()))
        .collect();
    operations(&old, &new)
}

/// The same number for the same text.
fn number<'a>(numbers: &mut HashMap<&'a str, usize>, text: &'a str) -> usize {
    let next = numbers.len();
    *numbers.entry(text).or_insert(next)
}

fn operations(old: &[usize], new: &[usize]) -> Vec<DiffOp> {
    let mut hook = Compact::new(Replace::new(Capture::new()), old, new);
    let Ok(()) = myers::diff(&mut hook, old, 0..old.len(), new, 0..new.len());
    hook.into_inner().into_inner().into_ops()
}
