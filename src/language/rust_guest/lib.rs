//! What is linked into function-style Rust programs: the case comes in, the
//! answer goes out, both as JSON, apart from what is read and printed.

use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;

pub use choices::Choices;
pub use {serde, serde_json};

mod choices;

#[link(wasm_import_module = "gradebox")]
unsafe extern "C" {
    fn case_length() -> u32;
    fn case_read(to: *mut u8);
    fn answer_write(from: *const u8, length: u32);
}

/// The case, as it came.
pub struct Arguments(Value);

/// The values that are left to be handed to the function.
pub struct Values(std::vec::IntoIter<Value>);

impl Arguments {
    /// Reads the case.
    pub fn read() -> Self {
        // SAFETY: the buffer has the length that the host says it will fill.
        let bytes = unsafe {
            let mut bytes = vec![0u8; case_length() as usize];
            case_read(bytes.as_mut_ptr());
            bytes
        };
        Arguments(serde_json::from_slice(&bytes).expect("the case is JSON"))
    }

    /// The case is a list of so many arguments.
    pub fn list(self, count: usize) -> Values {
        let Value::Array(values) = self.0 else { panic!("the case is not a list of arguments") };
        assert_eq!(values.len(), count, "the case has another number of arguments");
        Values(values.into_iter())
    }

    /// The case is the one argument.
    pub fn whole(self) -> Values {
        Values(vec![self.0].into_iter())
    }
}

impl Values {
    /// The next argument, as the type that the function asks for.
    pub fn next<T: DeserializeOwned>(&mut self) -> T {
        let value = self.0.next().expect("the arguments were counted");
        serde_json::from_value(value).unwrap_or_else(|error| panic!("an argument does not fit the parameter's type: {error}"))
    }
}

/// Hands out what the function returned.
pub fn answer(value: &impl Serialize) {
    let bytes = serde_json::to_vec(value).expect("the returned value cannot be written as JSON");
    // SAFETY: address and length are those of a live buffer.
    unsafe { answer_write(bytes.as_ptr(), bytes.len() as u32) }
}

/// Makes an input, as `gradebox stress` asks for it: random, or of the choices that it names.
/// Returns it with the choices that were made.
pub fn generated<T: Serialize>(generate: impl FnOnce(&mut Choices) -> T) {
    let (seed, size, repeated): (u64, u64, Option<Vec<u64>>) = Arguments::read().whole().next();
    let mut choices = match repeated {
        Some(repeated) => Choices::repeat(repeated),
        None => Choices::random(seed, size),
    };
    let input = generate(&mut choices);
    answer(&(input, choices.made()));
}
