//! Progress of long work, on standard error. Beside `main.rs`, the only place that prints.

use std::io::{self, IsTerminal, Write};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::report::escape;

/// Redraws a second at most: enough to look alive, too few to cost.
const REDRAWS_PER_SECOND: u8 = 10;

/// How often the elapsed time moves on while nothing else does.
const TICK: Duration = Duration::from_millis(250);

/// A line that says what is going on, if standard error is a terminal.
///
/// May be shared between threads. The line disappears when this is dropped.
pub struct Progress {
    /// `None` where nobody watches.
    bar: Option<ProgressBar>,
}

impl Progress {
    /// A progress line, shown only if `enabled_if_terminal` and standard error is a terminal.
    pub fn new(enabled_if_terminal: bool) -> Progress {
        let watched = enabled_if_terminal && io::stderr().is_terminal();
        let bar = watched.then(|| {
            let target = ProgressDrawTarget::stderr_with_hz(REDRAWS_PER_SECOND);
            // Nothing to show before the first phase.
            ProgressBar::with_draw_target(Some(0), target).with_style(empty())
        });
        Progress { bar }
    }

    /// Begins to tell of `what`: of `total` steps, or of no known number.
    pub fn phase(&self, what: &str, total: Option<u64>) {
        let Some(bar) = &self.bar else { return };
        // Every one of these may redraw: show nothing while old and new would mix.
        bar.disable_steady_tick();
        bar.set_style(empty());
        bar.set_length(total.unwrap_or(0));
        bar.set_position(0);
        bar.reset_elapsed();
        bar.set_message(escape::clipped(what, 60));
        bar.set_style(style(total));
        bar.enable_steady_tick(TICK);
    }

    /// So many more steps are done.
    pub fn advance(&self, steps: u64) {
        if let Some(bar) = &self.bar {
            bar.inc(steps);
        }
    }

    /// A line that stays, shown also where standard error is not a terminal.
    pub fn note(&self, line: &str) {
        let line = escape::line(line);
        // Nobody may be there to read it any more; that must not stop the work.
        let print = || drop(writeln!(io::stderr(), "{line}"));
        match &self.bar {
            Some(bar) => bar.suspend(print),
            None => print(),
        }
    }

    /// Takes the line away.
    pub fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.disable_steady_tick();
            bar.finish_and_clear();
        }
    }
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
        .progress_chars("=> ")
}

const fn template(total: Option<u64>) -> &'static str {
    match total {
        Some(_) => "{msg}  [{bar:24}] {human_pos}/{human_len}  {elapsed}",
        None => "{spinner} {msg}  {elapsed}",
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
        let progress = Progress { bar: None };
        progress.phase("judging", Some(3));
        progress.advance(5);
        progress.finish();
        let hidden = Progress {
            bar: Some(ProgressBar::hidden()),
        };
        hidden.phase("judging \x1b[2J", None);
        hidden.phase("judging", Some(3));
        hidden.advance(5);
        hidden.finish();
    }
}
