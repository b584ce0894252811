//! Greatest matchings between two small sets.

/// For each item on the left, the item on the right that it is matched with,
/// so that as many as possible are. `edges[left]` are the items that it may
/// have. Time is at most items times edges.
pub fn greatest(edges: &[Vec<usize>], right_count: usize) -> Vec<Option<usize>> {
    let mut of_right: Vec<Option<usize>> = vec![None; right_count];
    let mut of_left: Vec<Option<usize>> = vec![None; edges.len()];
    for start in 0..edges.len() {
        let Some((end, reached_from)) = augmenting_path(edges, &of_right, start) else {
            continue;
        };
        // Each left item on the way hands its counterpart on and takes the next one.
        let mut right = Some(end);
        while let Some(taken) = right {
            let left = reached_from[taken];
            right = of_left[left].replace(taken);
            of_right[taken] = Some(left);
        }
    }
    of_left
}

/// The free right item at the end of a shortest alternating path from `start`,
/// and for each right item that was seen the left one it was reached from.
fn augmenting_path(
    edges: &[Vec<usize>],
    of_right: &[Option<usize>],
    start: usize,
) -> Option<(usize, Vec<usize>)> {
    let mut reached_from = vec![usize::MAX; of_right.len()];
    let mut queue = vec![start];
    let mut next = 0;
    while let Some(left) = queue.get(next).copied() {
        next += 1;
        for right in &edges[left] {
            if reached_from[*right] != usize::MAX {
                continue;
            }
            reached_from[*right] = left;
            match of_right[*right] {
                None => return Some((*right, reached_from)),
                Some(left) => queue.push(left),
            }
        }
    }
    None
}
