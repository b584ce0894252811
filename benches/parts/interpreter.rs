//! The interpreters of Python that this machine has.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

/// The minor version of the Python inside gradebox, and the others in the order of how near
/// they are: a later one is faster, so it comes first of two that are as near.
const NEAREST: [u32; 7] = [14, 15, 13, 12, 11, 10, 9];

/// A plain CPython.
#[derive(Clone, Debug)]
pub struct Interpreter {
    /// The program itself. Not the name on the `PATH`: version managers put a shell script
    /// there, and starting that would be measured too.
    pub program: PathBuf,
    /// `3.12.4`
    pub version: String,
    /// Whether its compiler knew a profile of it: such a build computes faster by a tenth or
    /// more. Distributions have it; those who build their own often do not.
    pub is_profiled: bool,
}

/// Tells the three facts of an [`Interpreter`], a line each.
const ABOUT: &str = "
import sys, sysconfig
print(sys.executable)
print('%d.%d.%d' % sys.version_info[:3])
names = 'CONFIG_ARGS', 'PY_CFLAGS', 'PY_CFLAGS_NODIST', 'PY_CORE_CFLAGS'
words = ' '.join(str(sysconfig.get_config_var(name)) for name in names)
print('--enable-optimizations' in words or '-fprofile-use' in words)
";

impl Interpreter {
    /// What `python3` means here.
    ///
    /// # Panics
    ///
    /// When there is none.
    pub fn usual() -> Self {
        Interpreter::at(Path::new("python3")).expect("there is a python3 on the PATH")
    }

    /// The one that is nearest in version to the Python inside gradebox: on the `PATH`, or
    /// among those that pyenv keeps.
    pub fn nearest() -> Self {
        let kept = kept_by_pyenv();
        let of_version = |minor: u32| {
            let on_the_path = Interpreter::at(Path::new(&format!("python3.{minor}")));
            on_the_path.or_else(|| {
                let mut kept = kept.iter().filter(|kept| kept.0 == minor);
                kept.find_map(|(_, _, program)| Interpreter::at(program))
            })
        };
        let found = NEAREST.into_iter().find_map(of_version);
        found.unwrap_or_else(Interpreter::usual)
    }

    fn at(program: &Path) -> Option<Self> {
        let output = Command::new(program).args(["-c", ABOUT]).output().ok()?;
        let said = String::from_utf8(output.stdout).ok()?;
        let [program, version, is_profiled] = said.lines().collect::<Vec<_>>()[..] else {
            return None;
        };
        output.status.success().then(|| Interpreter {
            program: program.into(),
            version: version.to_owned(),
            is_profiled: is_profiled == "True",
        })
    }
}

/// Minor version, patch and program, the latest patch first.
fn kept_by_pyenv() -> Vec<(u32, u32, PathBuf)> {
    let root = env::var_os("PYENV_ROOT").map(PathBuf::from);
    let root = root.or_else(|| Some(env::home_dir()?.join(".pyenv")));
    let versions = root.and_then(|root| fs::read_dir(root.join("versions")).ok());
    let mut kept: Vec<_> = versions
        .into_iter()
        .flatten()
        .filter_map(|entry| {
            let entry = entry.ok()?;
            let name = entry.file_name().into_string().ok()?;
            let (minor, patch) = name.strip_prefix("3.")?.split_once('.')?;
            let program = entry.path().join("bin/python3");
            Some((minor.parse().ok()?, patch.parse().ok()?, program))
        })
        .collect();
    kept.sort_by(|one, other| other.cmp(one));
    kept
}
