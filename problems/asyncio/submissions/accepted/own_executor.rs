//! Real `async` functions, and the smallest event loop that runs them.

use std::cell::RefCell;
use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::future::Future;
use std::io::{Read, stdin};
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

/// The time, and what the task that runs has asked for.
#[derive(Default)]
struct Clock {
    now: RefCell<u64>,
    asked: RefCell<Option<u64>>,
}

impl Clock {
    fn now(&self) -> u64 {
        *self.now.borrow()
    }

    fn sleep(&self, tenths: u64) -> Sleep<'_> {
        Sleep {
            clock: self,
            tenths: Some(tenths),
        }
    }
}

struct Sleep<'a> {
    clock: &'a Clock,
    tenths: Option<u64>,
}

impl Future for Sleep<'_> {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, _: &mut Context) -> Poll<()> {
        match self.tenths.take() {
            Some(tenths) => {
                *self.clock.asked.borrow_mut() = Some(self.clock.now() + tenths);
                Poll::Pending
            }
            None => Poll::Ready(()),
        }
    }
}

async fn coroutine(line: &str, clock: &Clock) -> u64 {
    let (name, steps) = line.split_once(' ').unwrap_or((line, ""));
    for step in steps.split_whitespace() {
        match step.parse() {
            Ok(tenths) => clock.sleep(tenths).await,
            Err(_) => println!("{} {name} {step}", clock.now()),
        }
    }
    clock.now()
}

/// Runs all of them at once; their results, in their order.
fn gather(tasks: Vec<impl Future<Output = u64>>, clock: &Clock) -> Vec<u64> {
    let mut tasks: Vec<_> = tasks.into_iter().map(Box::pin).collect();
    let mut results = vec![0; tasks.len()];
    let mut order = 0;
    let mut timers = BinaryHeap::new();
    for task in 0..tasks.len() {
        timers.push(Reverse((clock.now(), order, task)));
        order += 1;
    }
    let mut context = Context::from_waker(Waker::noop());
    while let Some(Reverse((time, _, task))) = timers.pop() {
        *clock.now.borrow_mut() = time;
        match tasks[task].as_mut().poll(&mut context) {
            Poll::Ready(result) => results[task] = result,
            Poll::Pending => {
                let time = clock.asked.take().expect("a sleep");
                timers.push(Reverse((time, order, task)));
                order += 1;
            }
        }
    }
    results
}

fn main() {
    let mut input = String::new();
    stdin().read_to_string(&mut input).unwrap();
    let clock = Clock::default();
    for group in input.split("\n\n") {
        let tasks = group.lines().map(|line| coroutine(line, &clock)).collect();
        let ends: Vec<String> = gather(tasks, &clock).iter().map(u64::to_string).collect();
        println!("{} gathered {}", clock.now(), ends.join(" "));
    }
}
