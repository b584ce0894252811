//! Where in a text something is, in the words of its reader.

/// The start of the character that the byte at `at` belongs to; `at` itself in invalid UTF-8.
pub fn boundary(text: &[u8], at: usize) -> usize {
    let at = at.min(text.len());
    for start in (at.saturating_sub(3)..at).rev() {
        let length = match text[start] {
            0xc2..=0xdf => 2,
            0xe0..=0xef => 3,
            0xf0..=0xf4 => 4,
            _ => continue,
        };
        let end = start + length;
        let whole = text
            .get(start..end)
            .is_some_and(|bytes| std::str::from_utf8(bytes).is_ok());
        if end > at && whole {
            return start;
        }
    }
    at
}

/// The column of the byte at `at` in a line, counted in characters from 1; an invalid byte counts as one.
pub fn column(line: &[u8], at: usize) -> usize {
    let before = &line[..boundary(line, at)];
    let characters =
        |chunk: std::str::Utf8Chunk<'_>| chunk.valid().chars().count() + chunk.invalid().len();
    before.utf8_chunks().map(characters).sum::<usize>() + 1
}

/// The number of the line that the byte at `at` is in, counted from 1, and where that line starts.
pub fn line(text: &[u8], at: usize) -> (usize, usize) {
    let before = &text[..at.min(text.len())];
    let number = before.iter().filter(|byte| **byte == b'\n').count() + 1;
    let start = before
        .iter()
        .rposition(|byte| *byte == b'\n')
        .map_or(0, |newline| newline + 1);
    (number, start)
}

/// The rest of the line that starts at `start`, with its line feed.
pub fn line_from(text: &[u8], start: usize) -> &[u8] {
    let rest = &text[start.min(text.len())..];
    let end = rest
        .iter()
        .position(|byte| *byte == b'\n')
        .map_or(rest.len(), |newline| newline + 1);
    &rest[..end]
}

/// `line 3, column 5`.
pub fn line_and_column(text: &[u8], at: usize) -> String {
    let (number, start) = line(text, at);
    let column = column(line_from(text, start), at.min(text.len()) - start);
    format!("line {number}, column {column}")
}
