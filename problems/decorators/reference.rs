//! Prints the transcript that right decorators give for a script.

use std::collections::HashMap;
use std::io::{Read, stdin};

/// What a call came to: the returned value, or the exception, as the transcript writes it.
type Outcome = Result<String, String>;

#[derive(Default)]
struct Function {
    /// The outermost one first.
    decorators: Vec<String>,
    runs: u32,
    /// Returned values by the arguments as they are written.
    cache: HashMap<String, String>,
}

#[derive(Default)]
struct Machine {
    functions: HashMap<String, Function>,
    /// The time in hundredths of a second.
    clock: u64,
}

impl Machine {
    fn make(&mut self, name: &str, decorators: &[&str]) -> String {
        let function = Function {
            decorators: decorators.iter().map(ToString::to_string).collect(),
            ..Function::default()
        };
        self.functions.insert(name.to_owned(), function);
        format!("{name}: What {name} does.")
    }

    fn get(&mut self, name: &str) -> &mut Function {
        self.functions
            .get_mut(name)
            .expect("a function made before")
    }

    /// Calls what is left of a function without its outer `depth` decorators.
    fn call(&mut self, name: &str, depth: usize, arguments: &[String]) -> Outcome {
        let decorator = self.get(name).decorators.get(depth).cloned();
        match decorator.as_deref() {
            None if name == "fibonacci" => self.fibonacci(name, arguments),
            None => self.work(name, arguments),
            Some("timed") => {
                let start = self.clock;
                let outcome = self.call(name, depth + 1, arguments);
                let took = self.clock - start;
                // All sleeps of a script together take less than a second.
                println!("{name} took 0.{took:02} s");
                outcome
            }
            Some(_) => {
                let key = arguments.join(" ");
                if let Some(value) = self.get(name).cache.get(&key) {
                    return Ok(value.clone());
                }
                let value = self.call(name, depth + 1, arguments)?;
                self.get(name).cache.insert(key, value.clone());
                Ok(value)
            }
        }
    }

    fn fibonacci(&mut self, name: &str, arguments: &[String]) -> Outcome {
        let n = integer(&arguments[0]);
        if n < 2 {
            return Ok(n.to_string());
        }
        let mut sum = 0;
        for smaller in [n - 1, n - 2] {
            sum += integer(&self.call(name, 0, &[smaller.to_string()])?);
        }
        Ok(sum.to_string())
    }

    fn work(&mut self, name: &str, arguments: &[String]) -> Outcome {
        let function = self.get(name);
        function.runs += 1;
        let run = function.runs;
        println!("run {run}: {name}({})", arguments.join(", "));
        let option = |key: &str| {
            let mut values = arguments.iter().filter_map(|word| word.strip_prefix(key));
            values.next()
        };
        self.clock += option("sleep=").map_or(0, integer);
        if let Some(levels) = option("nest=").map(integer)
            && levels > 0
        {
            let (old, new) = (format!("nest={levels}"), format!("nest={}", levels - 1));
            let inner: Vec<String> = arguments
                .iter()
                .map(|word| if *word == old { &new } else { word }.clone())
                .collect();
            self.call(name, 0, &inner)?;
        }
        if let Some(kind) = option("fail=") {
            return Err(format!("{}: run {run}", kind.trim_matches('\'')));
        }
        Ok(option("give=").map_or(run.to_string(), str::to_owned))
    }
}

fn integer(word: &str) -> u64 {
    word.parse().expect("an integer that is not negative")
}

fn main() {
    let mut script = String::new();
    stdin()
        .read_to_string(&mut script)
        .expect("the script is UTF-8");
    let mut machine = Machine::default();
    for line in script.lines() {
        let words: Vec<&str> = line.split(' ').collect();
        let said = match *words {
            ["make", name, ref decorators @ ..] => machine.make(name, decorators),
            ["call", name, ref words @ ..] => {
                let arguments: Vec<String> = words.iter().map(ToString::to_string).collect();
                match machine.call(name, 0, &arguments) {
                    Ok(said) | Err(said) => said,
                }
            }
            _ => panic!("unknown operation in the script: {line}"),
        };
        println!("{line} -> {said}");
    }
}
