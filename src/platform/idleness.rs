//! Does a process wait for something that never comes?
//!
//! A limit on processor time never ends what uses none: a compiler that was made to
//! read its own pipe, say. Only what the kernel says counts here, not how long it
//! took: on a machine that is busy, or was asleep, a process that has work is not idle.

use std::fs;

/// Looks at one process and all that it started.
pub(super) struct Idleness {
    process: u32,
    ticks: u64,
    looks: u32,
}

impl Idleness {
    pub(super) fn of(process: u32) -> Self {
        Idleness {
            process,
            ticks: 0,
            looks: 0,
        }
    }

    /// Looks once more: how often in a row every thread slept, and none had used any
    /// processor time since the look before.
    pub(super) fn look(&mut self) -> u32 {
        match ticks_if_asleep(self.process) {
            Some(ticks) if ticks == self.ticks => self.looks += 1,
            Some(ticks) => (self.ticks, self.looks) = (ticks, 0),
            None => self.looks = 0,
        }
        self.looks
    }
}

/// The processor time of a process and its descendants, in ticks; `None` if one of their
/// threads does not just wait, or cannot be looked at.
fn ticks_if_asleep(process: u32) -> Option<u64> {
    let mut sum = 0;
    for thread in fs::read_dir(format!("/proc/{process}/task")).ok()? {
        let thread = thread.ok()?.path();
        let about = fs::read_to_string(thread.join("stat")).ok()?;
        // Behind the name, which may hold anything: proc_pid_stat(5) counts the state as 3.
        let (_, about) = about.rsplit_once(')')?;
        let fields: Vec<&str> = about.split_whitespace().collect();
        if *fields.first()? != "S" {
            return None;
        }
        let number = |field: usize| fields.get(field - 3)?.parse::<u64>().ok();
        sum += number(14)? + number(15)?;
        let children = fs::read_to_string(thread.join("children")).ok()?;
        for child in children.split_whitespace() {
            sum += ticks_if_asleep(child.parse().ok()?)?;
        }
    }
    Some(sum)
}

#[cfg(test)]
mod tests {
    use std::process::{Child, Command, Stdio};

    use super::*;

    fn looks(mut child: Child, looks: u32) -> u32 {
        let mut idleness = Idleness::of(child.id());
        let mut most = 0;
        for _ in 0..looks {
            std::thread::sleep(std::time::Duration::from_millis(20));
            most = most.max(idleness.look());
        }
        child.kill().unwrap();
        child.wait().unwrap();
        most
    }

    #[test]
    fn one_that_waits_for_its_pipe_is_idle_and_one_that_computes_is_not() {
        let waits = Command::new("cat").stdin(Stdio::piped()).spawn().unwrap();
        assert!(looks(waits, 20) > 5);
        let computes = ["-c", "while :; do :; done"];
        let computes = Command::new("sh").args(computes).spawn().unwrap();
        assert!(looks(computes, 20) < 20);
    }
}
