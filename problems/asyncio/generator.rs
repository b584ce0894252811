//! Random groups of coroutines: short sleeps, many of which end together.
use gradebox_support::Choices;

const WORDS: [&str; 3] = ["x", "y", "z"];

/// What all groups together may take, in tenths of a second.
const LONGEST: i64 = 20;

/// A coroutine that begins a sleep, or its first step, at one time, and goes on at another.
struct Wait {
    begun: i64,
    end: i64,
    coroutine: usize,
}

pub fn generate(choices: &mut Choices) -> String {
    let mut left = LONGEST;
    let groups = choices.list(1, 3, |choices| {
        let (group, length) = group(choices, left);
        left -= length;
        group
    });
    groups.join("\n")
}

/// The lines of one group, and how long it takes.
///
/// The coroutines are played while they are made up: two sleeps may end at the same time only
/// if they begin at the same time, so a sleep is made longer until that is so.
fn group(choices: &mut Choices, left: i64) -> (String, i64) {
    // Names in an order that is not the alphabet's.
    let mut lines = vec![
        "b".to_owned(),
        "a".to_owned(),
        "d".to_owned(),
        "c".to_owned(),
    ];
    lines.truncate(1 + choices.index(4));
    let mut slept = vec![false; lines.len()];
    let start = |coroutine| Wait {
        begun: 0,
        end: 0,
        coroutine,
    };
    let mut waits: Vec<Wait> = (0..lines.len()).map(start).collect();
    let mut now = 0;
    while !waits.is_empty() {
        // Of those with the earliest end, the one that waits longest: new ones are pushed behind.
        let earliest = waits.iter().map(|wait| wait.end).min();
        let first = waits.iter().position(|wait| Some(wait.end) == earliest);
        let wait = waits.remove(first.expect("one of them is the earliest"));
        now = wait.end;
        let line = &mut lines[wait.coroutine];
        for word in choices.list(0, 2, |choices| *choices.pick(&WORDS)) {
            *line += &format!(" {word}");
        }
        let steps = line.split(' ').count();
        if steps > 12 || choices.index(3) == 0 {
            continue;
        }
        let mut sleep = choices.integer(0, 4);
        if sleep == 0 && slept[wait.coroutine] {
            sleep = 1;
        }
        if sleep > 0 {
            let meets = |end| {
                waits
                    .iter()
                    .any(|other| other.end == end && other.begun != now)
            };
            while meets(now + sleep) {
                sleep += 1;
            }
            slept[wait.coroutine] = true;
        }
        if now + sleep <= left {
            *line += &format!(" {sleep}");
            waits.push(Wait {
                begun: now,
                end: now + sleep,
                coroutine: wait.coroutine,
            });
        }
    }
    (lines.iter().map(|line| format!("{line}\n")).collect(), now)
}
