//! Progress of long work, on standard error. Beside `main.rs`, the only place that prints.

use std::fmt;
use std::io::{self, IsTerminal, Write};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use indicatif::{
    HumanCount, HumanDuration, ProgressBar, ProgressDrawTarget, ProgressState, ProgressStyle,
};

use crate::report::escape;

/// Redraws a second at most: enough to look alive, too few to cost.
const REDRAWS_PER_SECOND: u8 = 10;

/// How often the elapsed time moves on while nothing else does.
const TICK: Duration = Duration::from_millis(250);

/// On a stream that is no terminal, a line is written so often at most.
const PLAIN_LINE: Duration = Duration::from_secs(15);

/// A line that says what is going on, if standard error is a terminal; else a line now and then.
///
/// May be shared between threads. The line disappears when this is dropped.
pub struct Progress {
    to: To,
}

enum To {
    Terminal(ProgressBar),
    Plain(Mutex<Phase>),
    Nobody,
}

/// What a plain stream was told last.
struct Phase {
    what: String,
    total: Option<u64>,
    done: u64,
    began: Instant,
    told: Instant,
}

impl Progress {
    /// Tells of nothing unless `wanted`.
    pub fn new(wanted: bool) -> Progress {
        let to = if !wanted {
            To::Nobody
        } else if io::stderr().is_terminal() {
            let target = ProgressDrawTarget::stderr_with_hz(REDRAWS_PER_SECOND);
            // Nothing to show before the first phase.
            To::Terminal(ProgressBar::with_draw_target(Some(0), target).with_style(empty()))
        } else {
            To::Plain(Mutex::new(Phase::new("", None)))
        };
        Progress { to }
    }

    /// Begins to tell of `what`: of `total` steps, or of no known number.
    pub fn phase(&self, what: &str, total: Option<u64>) {
        let what = escape::clipped(what, 60);
        match &self.to {
            To::Terminal(bar) => {
                // Every one of these may redraw: show nothing while old and new would mix.
                bar.disable_steady_tick();
                bar.set_style(empty());
                bar.set_length(total.unwrap_or(0));
                bar.set_position(0);
                bar.reset_elapsed();
                bar.reset_eta();
                bar.set_prefix(what);
                bar.set_message("");
                bar.set_style(style(total));
                bar.enable_steady_tick(TICK);
            }
            To::Plain(phase) => *locked(phase) = Phase::new(&what, total),
            To::Nobody => {}
        }
    }

    /// Says which of the steps is worked on. Of several at once, the last one is shown.
    pub fn about(&self, what: &str) {
        if let To::Terminal(bar) = &self.to {
            bar.set_message(escape::line(what));
        }
    }

    /// So many more steps are done.
    pub fn advance(&self, steps: u64) {
        match &self.to {
            To::Terminal(bar) => bar.inc(steps),
            To::Plain(phase) => {
                let line = locked(phase).advance(steps, PLAIN_LINE);
                if let Some(line) = line {
                    self.note(&line);
                }
            }
            To::Nobody => {}
        }
    }

    /// A line that stays, shown also where standard error is not a terminal.
    pub fn note(&self, line: &str) {
        let line = escape::line(line);
        // Nobody may be there to read it any more; that must not stop the work.
        let print = || drop(writeln!(io::stderr(), "{line}"));
        match &self.to {
            To::Terminal(bar) => bar.suspend(print),
            To::Plain(_) | To::Nobody => print(),
        }
    }

    /// Takes the line away.
    pub fn finish(&self) {
        if let To::Terminal(bar) = &self.to {
            bar.disable_steady_tick();
            bar.finish_and_clear();
        }
    }
}

impl Phase {
    fn new(what: &str, total: Option<u64>) -> Self {
        let now = Instant::now();
        Phase {
            what: what.to_owned(),
            total,
            done: 0,
            began: now,
            told: now,
        }
    }

    /// Counts, and gives a line if the last one is so old.
    fn advance(&mut self, steps: u64, every: Duration) -> Option<String> {
        self.done += steps;
        if self.told.elapsed() < every {
            return None;
        }
        self.told = Instant::now();
        let done = HumanCount(self.done);
        let elapsed = self.began.elapsed();
        let Some(total) = self.total else {
            return Some(format!("{}: {done}, {}", self.what, HumanDuration(elapsed)));
        };
        let left = left(elapsed, self.done, total);
        let (what, total) = (&self.what, HumanCount(total));
        Some(format!("{what}: {done} of {total}, {left} left"))
    }
}

/// How long the rest takes if it goes on as it went so far: `3 minutes`.
fn left(elapsed: Duration, done: u64, total: u64) -> String {
    let rest = total.saturating_sub(done) as f64 / done.max(1) as f64;
    let left = Duration::try_from_secs_f64(elapsed.as_secs_f64() * rest);
    format!("about {}", HumanDuration(left.unwrap_or(Duration::MAX)))
}

/// A thread that panicked left no half-done state.
fn locked(phase: &Mutex<Phase>) -> MutexGuard<'_, Phase> {
    phase.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Puts a text on standard output while work goes on.
pub fn show(text: &str) {
    let mut stdout = io::stdout().lock();
    // Whoever closed the pipe has read enough.
    let _ = stdout
        .write_all(text.as_bytes())
        .and_then(|()| stdout.flush());
}

/// The width of the terminal that standard output goes to, in columns; `None` where there is none.
pub fn terminal_width() -> Option<usize> {
    let size = rustix::termios::tcgetwinsize(io::stdout()).ok()?;
    Some(usize::from(size.ws_col)).filter(|columns| *columns > 0)
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.finish();
    }
}

fn empty() -> ProgressStyle {
    ProgressStyle::with_template("").unwrap_or_else(|_| ProgressStyle::default_bar())
}

fn style(total: Option<u64>) -> ProgressStyle {
    let style = ProgressStyle::with_template(template(total));
    style
        .unwrap_or_else(|_| ProgressStyle::default_bar())
        .with_key("left", |state: &ProgressState, to: &mut dyn fmt::Write| {
            let (done, total) = (state.pos(), state.len().unwrap_or(0));
            // Nothing is known before the first step is done, nor worth saying of the first seconds.
            if done > 0 && state.elapsed() > Duration::from_secs(2) {
                let _ = write!(to, ", {} left", left(state.elapsed(), done, total));
            }
        })
        .progress_chars("=> ")
}

const fn template(total: Option<u64>) -> &'static str {
    match total {
        Some(_) => "{prefix}  [{bar:24}] {human_pos}/{human_len}  {elapsed}{left}  {wide_msg}",
        None => "{spinner} {prefix}  {elapsed}  {wide_msg}",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_can_be_shared_between_threads() {
        fn shared<T: Send + Sync>(_: &T) {}
        shared(&Progress::new(false));
    }

    #[test]
    fn the_templates_are_valid() {
        assert!(ProgressStyle::with_template("").is_ok());
        assert!(ProgressStyle::with_template(template(None)).is_ok());
        assert!(ProgressStyle::with_template(template(Some(1))).is_ok());
    }

    #[test]
    fn nothing_goes_wrong_where_nobody_watches() {
        for to in [To::Nobody, To::Terminal(ProgressBar::hidden())] {
            let progress = Progress { to };
            progress.phase("judging \x1b[2J", None);
            progress.phase("judging", Some(3));
            progress.about("compiling ada\n::error::");
            progress.advance(5);
            progress.finish();
        }
    }

    #[test]
    fn a_plain_stream_is_told_now_and_then() {
        let mut phase = Phase::new("grading", Some(2_000));
        assert_eq!(phase.advance(1, Duration::MAX), None);
        let line = phase.advance(1_199, Duration::ZERO).expect("it is time");
        assert!(
            line.starts_with("grading: 1,200 of 2,000, about "),
            "{line}"
        );
        let mut phase = Phase::new("trying", None);
        let line = phase.advance(7, Duration::ZERO).expect("it is time");
        assert!(line.starts_with("trying: 7, "), "{line}");
    }

    #[test]
    fn the_rest_takes_as_long_as_what_is_done_did() {
        assert_eq!(left(Duration::from_secs(60), 1, 4), "about 3 minutes");
        assert_eq!(left(Duration::from_secs(60), 4, 4), "about 0 seconds");
        assert_eq!(left(Duration::from_secs(60), 0, 2), "about 2 minutes");
    }
}
