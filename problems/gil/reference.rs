use std::cmp::Reverse;
use std::collections::{BinaryHeap, VecDeque};

/// When each thread is finished: under the lock, and without one.
pub fn finish_times(threads: Vec<Vec<(String, i64)>>, interval: i64) -> Vec<(i64, i64)> {
    let mut machine = Machine::default();
    for segments in threads {
        let alone = segments.iter().map(|(_, length)| length).sum();
        machine.times.push((alone, alone));
        machine.segments.push(segments.into());
    }
    for thread in 0..machine.times.len() {
        machine.go_on(thread, 0);
    }
    let mut now = 0;
    loop {
        if let Some(thread) = machine.ready.pop_front() {
            now += machine.take_turn(thread, interval);
            // Threads that come back from I/O go before the one whose turn ends at the same moment.
            while let Some(&Reverse((time, other))) = machine.in_io.peek()
                && time <= now
            {
                machine.in_io.pop();
                machine.go_on(other, time);
            }
            machine.go_on(thread, now);
        } else if let Some(Reverse((time, thread))) = machine.in_io.pop() {
            now = time;
            machine.go_on(thread, now);
        } else {
            return machine.times;
        }
    }
}

#[derive(Default)]
struct Machine {
    /// What each thread has left.
    segments: Vec<VecDeque<(String, i64)>>,
    /// Threads that wait for the lock.
    ready: VecDeque<usize>,
    /// When each thread in an I/O segment comes back.
    in_io: BinaryHeap<Reverse<(i64, usize)>>,
    /// When each thread is finished, with the lock and alone. The first is known only in the end.
    times: Vec<(i64, i64)>,
}

impl Machine {
    /// Queues the thread for the lock, begins its I/O, or ends it, whatever comes next.
    fn go_on(&mut self, thread: usize, now: i64) {
        match self.segments[thread].front() {
            Some((kind, _)) if kind == "cpu" => self.ready.push_back(thread),
            Some((_, length)) => {
                self.in_io.push(Reverse((now + length, thread)));
                self.segments[thread].pop_front();
            }
            None => self.times[thread].0 = now,
        }
    }

    /// Computes for one turn; how long it took. A turn goes on over several CPU segments.
    fn take_turn(&mut self, thread: usize, interval: i64) -> i64 {
        let mut taken = 0;
        while let Some((kind, length)) = self.segments[thread].front_mut()
            && kind == "cpu"
            && taken < interval
        {
            let part = (*length).min(interval - taken);
            taken += part;
            *length -= part;
            if *length == 0 {
                self.segments[thread].pop_front();
            }
        }
        taken
    }
}
