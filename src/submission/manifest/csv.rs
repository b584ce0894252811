//! A manifest as spreadsheets write it.

use csv::{ReaderBuilder, StringRecord};

use super::{Entries, Flaw, Rows, checked, mistake};
use crate::problem::Mistake;

/// What stands between two fields, by country and program. Of those that are found equally often, the first.
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

pub(super) fn read(text: &str) -> Result<Entries, Vec<Mistake>> {
    let mut reader = ReaderBuilder::new()
        .delimiter(delimiter(text))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut records = reader.records().map(|record| {
        record.map_err(|error| vec![mistake(None, None, format!("is no CSV: {error}"))])
    });
    let Some(head) = records.next().transpose()? else {
        let message = "is empty; its first line names the columns, such as `id,name,folder`";
        return Err(vec![mistake(None, None, message.to_owned())]);
    };
    let columns: Vec<&str> = head.iter().map(str::trim).collect();
    let (mut lines, mut rows) = (
        Vec::new(),
        Rows {
            cells: Vec::new(),
            flaws: Vec::new(),
        },
    );
    for record in records {
        let record = record?;
        if record.iter().all(|field| field.trim().is_empty()) {
            continue;
        }
        let row = Some(lines.len());
        lines.push(line(&record));
        if record.len() != columns.len() {
            let message = format!(
                "expected {} fields, as in the first line, found {}; put quotes around a field \
                 that holds what separates fields",
                columns.len(),
                record.len()
            );
            rows.flaws.push(Flaw::new(row, None, message));
        }
        let cells = columns
            .iter()
            .zip(&record)
            .map(|(column, field)| (*column, field.trim()));
        let cells: Vec<_> = cells.filter(|(_, field)| !field.is_empty()).collect();
        if cells.iter().any(|(column, _)| column.is_empty()) {
            let message = "there is a value in a column without a name; name it in the first line";
            rows.flaws.push(Flaw::new(row, None, message));
        }
        let owned = |(column, field): &(&str, &str)| ((*column).to_owned(), (*field).to_owned());
        rows.cells.push(cells.iter().map(owned).collect());
    }
    checked(rows, |flaw| {
        let line = flaw.row.and_then(|row| lines.get(row).copied());
        (Some(line.unwrap_or(1)), flaw.column.clone())
    })
}

/// The line that a record begins on.
fn line(record: &StringRecord) -> u32 {
    let line = record.position().map_or(1, |position| position.line());
    u32::try_from(line).unwrap_or(u32::MAX)
}

/// What separates the fields of the first line, outside quotes.
fn delimiter(text: &str) -> u8 {
    let mut counts = [0_usize; DELIMITERS.len()];
    let mut is_quoted = false;
    for byte in text.bytes() {
        match byte {
            b'"' => is_quoted = !is_quoted,
            b'\n' | b'\r' if !is_quoted => break,
            _ if is_quoted => {}
            _ => {
                let found = DELIMITERS.iter().position(|delimiter| *delimiter == byte);
                found.into_iter().for_each(|at| counts[at] += 1);
            }
        }
    }
    let most = (0..counts.len()).rev().max_by_key(|at| counts[*at]);
    DELIMITERS[most.unwrap_or(0)]
}
