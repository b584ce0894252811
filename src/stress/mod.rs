//! Random inputs on which a candidate and the reference differ, made as simple as they can be.
//!
//! An input is made of [`Choices`]: by the types and constraints of a function's parameters,
//! or by the problem's own generator, which runs in the sandbox as any program does. [`search`]
//! looks for an input on which the candidate fails; [`shrink`] makes its choices fewer and
//! smaller, and the input with them.
//!
//! Our own rather than a library's: a generator is a program in the sandbox, so what it draws
//! from has to be a list that can be sent there, and come back; the libraries for property tests
//! shrink values or seeds inside one process.

mod choices;
mod generator;
mod search;
mod shrink;
mod types;

pub use choices::Choices;
pub use generator::{Generated, Generator, GeneratorFailure};
pub use search::{Counterexample, Found, Plan, StressFailure, search};
pub use shrink::shrink;
