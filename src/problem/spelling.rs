//! "Did you mean": the known name that is nearest to a mistyped one.

/// The longest that are known are paths: `wrong_answer/forgets_the_last_element.py`.
const CHARS_MAX: usize = 100;

/// The name that is at most a third of its length in edits away, if there is one.
pub fn nearest<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // A name far longer than any we know is no slip of the finger, and the table grows with it.
    if typed.chars().count() > CHARS_MAX {
        return None;
    }
    let near = known.into_iter().filter_map(|name| {
        let edits = distance(&typed.to_lowercase(), name);
        (edits <= name.chars().count().div_ceil(3)).then_some((edits, name))
    });
    near.min().map(|(_, name)| name)
}

/// The same as the end of a sentence: `; did you mean `x`?`, or nothing.
pub(super) fn hint<'a>(typed: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    nearest(typed, known).map_or_else(String::new, |name| format!("; did you mean `{name}`?"))
}

/// How many characters have to be put in, taken out, changed or swapped with
/// their neighbour to turn one text into the other.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows = vec![(0..=b.len()).collect::<Vec<usize>>()];
    for (i, from) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, to) in b.iter().enumerate() {
            let changed = rows[i][j] + usize::from(from != to);
            let mut least = changed.min(rows[i][j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *from == b[j - 1] && a[i - 1] == *to {
                least = least.min(rows[i - 1][j - 1] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_of_the_finger_are_recognised_and_other_words_are_not() {
        let known = ["interface", "checker", "limits", "groups"];
        assert_eq!(nearest("intreface", known), Some("interface"));
        assert_eq!(nearest("Limit", known), Some("limits"));
        assert_eq!(nearest("group", known), Some("groups"));
        assert_eq!(nearest("author", known), None);
        assert_eq!(nearest("", known), None);
        assert_eq!(nearest(&"x".repeat(100_000), known), None);
        let path = "wrong_answer/forgets_the_last_element_of_a_list.py";
        let typed = "wrong_answer/forgets_the_last_elment_of_a_list.py";
        assert_eq!(nearest(typed, [path]), Some(path));
    }

    #[test]
    fn a_swap_of_neighbours_is_one_edit() {
        assert_eq!(distance("itn", "int"), 1);
        assert_eq!(distance("kitten", "sitting"), 3);
        assert_eq!(distance("", "abc"), 3);
    }
}
