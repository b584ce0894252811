//! How the templates escape.

use std::fmt::{self, Write};

use askama::filters::Escaper;

use crate::report::escape::xml;

/// Every text that a template writes is visible and neutral at once, so that
/// neither can be forgotten and nothing is escaped twice.
#[derive(Clone, Copy)]
pub(super) struct Visible;

impl Escaper for Visible {
    fn write_escaped_str<W: Write>(&self, mut to: W, text: &str) -> fmt::Result {
        to.write_str(&xml::text(text))
    }
}
