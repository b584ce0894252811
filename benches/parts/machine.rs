//! What a ratio may depend on.

use std::fs;
use std::process::Command;

use gradebox::platform::cores;
use serde::Serialize;

use crate::interpreter::Interpreter;

/// The machine and its tools.
#[derive(Clone, Debug, Serialize)]
pub struct Machine {
    /// Processors that this process may use.
    pub cores: usize,
    /// The processor's name.
    pub processor: String,
    /// The kernel's version.
    pub kernel: String,
    /// `rustc --version`
    pub rustc: String,
    /// The version of the CPython that gradebox is measured beside.
    pub python: String,
    /// Whether that was compiled with a profile of itself.
    pub python_is_profiled: bool,
    /// The version of the `python3` on the `PATH`.
    pub python3: String,
    /// Processes that wanted to run in the last minute, before anything was measured: on an
    /// idle machine, next to none.
    pub load_before: f64,
}

impl Machine {
    /// This one.
    pub fn here() -> Self {
        let nearest = Interpreter::nearest();
        let read = |path| fs::read_to_string(path).unwrap_or_default();
        let rustc = Command::new("rustc").arg("--version").output();
        let rustc = rustc.expect("there is a rustc").stdout;
        let processor = read("/proc/cpuinfo");
        let processor = processor
            .lines()
            .find_map(|line| line.strip_prefix("model name")?.split_once(": "));
        let load = read("/proc/loadavg");
        let load = load.split(' ').next().and_then(|word| word.parse().ok());
        Machine {
            cores: cores(),
            processor: processor.map_or("unknown", |(_, name)| name).to_owned(),
            kernel: read("/proc/sys/kernel/osrelease").trim().to_owned(),
            rustc: String::from_utf8_lossy(&rustc).trim().to_owned(),
            python: nearest.version,
            python_is_profiled: nearest.is_profiled,
            python3: Interpreter::usual().version,
            load_before: load.unwrap_or(0.0),
        }
    }

    /// In a sentence.
    pub fn sentence(&self) -> String {
        let Machine {
            cores,
            processor,
            rustc,
            python,
            load_before,
            ..
        } = self;
        let with = if self.python_is_profiled {
            "with"
        } else {
            "without"
        };
        format!(
            "{cores} cores ({processor}), Linux {}, {rustc}, CPython {python} (compiled {with} a \
             profile); load before: {load_before}",
            self.kernel
        )
    }
}
