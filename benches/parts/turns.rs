//! Measuring several ways to run the same cases, one after the other, again and again: a
//! machine that is busy for a while slows all of them.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread::{Scope, scope};
use std::time::{Duration, Instant};

use gradebox::judge::{in_parallel, map};

use crate::subject::Case;

/// One way to run cases.
pub struct Lane<'a> {
    /// On so many threads at once, as grading does.
    pub threads: usize,
    /// Runs one case, and panics where the output is wrong.
    pub run: &'a (dyn Fn(&Case) + Sync),
}

/// How much is measured.
#[derive(Clone, Copy, Debug)]
pub struct Turns {
    /// How often each lane has its turn.
    pub repetitions: usize,
    /// How long a turn takes, more or less.
    pub turn: Duration,
}

/// A lane whose threads are there, and stay: a worker ends with the thread that started it.
struct Running {
    threads: usize,
    cases: Sender<Vec<Case>>,
    seconds: Receiver<f64>,
}

impl Turns {
    /// For each repetition, and in it for each lane: seconds by the clock, for each case.
    pub fn measure(&self, case: fn(u64) -> Case, lanes: &[Lane<'_>]) -> Vec<Vec<f64>> {
        let mut cases = (0..).map(case);
        scope(|scope| {
            let lanes = lanes.iter().map(|lane| {
                let lane = Running::start(scope, lane);
                let count = self.count(&lane, &mut cases);
                (lane, count)
            });
            let lanes: Vec<_> = lanes.collect();
            let turn = |_| {
                let each = lanes.iter();
                each.map(|(lane, count)| lane.time(*count, &mut cases) / *count as f64)
                    .collect()
            };
            (0..self.repetitions).map(turn).collect()
        })
    }

    /// How many cases fit a turn. The lane is warm after this: all of its threads have run
    /// cases at the same time.
    fn count(&self, lane: &Running, cases: &mut impl Iterator<Item = Case>) -> usize {
        let turn = self.turn.as_secs_f64();
        let mut count = 8 * lane.threads;
        lane.time(count, cases);
        loop {
            let took = lane.time(count, cases);
            let fitting = (count as f64 * turn / took) as usize;
            if took >= turn / 4.0 {
                return fitting.max(lane.threads);
            }
            count = fitting.clamp(2 * count, 16 * count);
        }
    }
}

impl Running {
    fn start<'scope>(scope: &'scope Scope<'scope, '_>, lane: &Lane<'scope>) -> Self {
        let (cases, to_run) = channel::<Vec<Case>>();
        let (times, received) = channel();
        let Lane { threads, run } = *lane;
        scope.spawn(move || {
            let work = || {
                for cases in to_run {
                    let took = seconds(|| map(&cases, run));
                    // Whoever waits for it has a reason to be gone.
                    let _ = times.send(took);
                }
            };
            in_parallel(threads, work).expect("threads start");
        });
        Running {
            threads,
            cases,
            seconds: received,
        }
    }

    /// Seconds for so many cases, which are made beforehand.
    fn time(&self, count: usize, cases: &mut impl Iterator<Item = Case>) -> f64 {
        let cases = cases.take(count).collect();
        self.cases.send(cases).expect("the lane runs");
        self.seconds.recv().expect("every output is right")
    }
}

/// How long something takes, by the clock.
pub fn seconds<T>(work: impl FnOnce() -> T) -> f64 {
    let started = Instant::now();
    let made = work();
    let took = started.elapsed().as_secs_f64();
    // To put it away is another matter.
    drop(made);
    took
}
