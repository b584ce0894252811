//! Where reports go. Files are opened before any work starts, so that a bad path
//! fails at once, and renamed into place when they are whole.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use super::Failure;
use super::github_files::GithubFiles;
use super::session::cache;
use crate::cli::{Color, Global, Output};
use crate::platform::OutputFile;
use crate::progress::terminal_width;
use crate::report::{Audience, Format, RankBy, Report, Style, anonymise, redact, render, write};

/// The width of a report that goes to no terminal, in columns.
const WIDTH: usize = 100;
/// What the key of pseudonyms is derived from the cache's secret for.
const PSEUDONYMS: &str = "pseudonyms of candidates";

/// Where the reports of one command go, ready to be written.
pub(super) struct Destination {
    targets: Vec<Target>,
    audience: Option<Audience>,
    /// The key of pseudonyms.
    anonymous: Option<[u8; 32]>,
    rank_by: Option<RankBy>,
}

struct Target {
    format: Format,
    style: Style,
    /// Nothing is standard output.
    file: Option<(OutputFile, PathBuf)>,
    /// What GitHub's runner reads beside its log.
    github: Option<GithubFiles>,
}

impl Destination {
    /// Checks formats, paths, and whatever else can be wrong.
    pub(super) fn open(global: &Global, output: &Output) -> Result<Self, Failure> {
        let main = output
            .reports
            .iter()
            .filter(|report| report.path.is_none())
            .map(|report| report.format);
        let mut main: Vec<Format> = main.chain(output.format).collect();
        if main.len() > 1 {
            let names: Vec<_> = main.iter().map(|format| format.name()).collect();
            return Err(Failure::usage(format!(
                "only one report can go to standard output, not {}: give the others a path, as in \
                 --report {}=FILE",
                names.join(" and "),
                names[0]
            )));
        }
        let main = (main.pop().unwrap_or_default(), output.output.as_deref());
        let others = output.reports.iter().filter_map(|report| {
            let path = report.path.as_deref()?;
            Some((report.format, Some(path)))
        });
        let named: Vec<_> = std::iter::once(main).chain(others).collect();
        for (at, (_, path)) in named.iter().enumerate() {
            let twice = named[..at].iter().any(|(_, other)| other == path);
            if let (Some(path), true) = (path, twice) {
                let path = path.display();
                return Err(Failure::usage(format!(
                    "`{path}` is named for two reports: they need a file each"
                )));
            }
        }
        let targets = named.into_iter().map(|(format, path)| {
            let file = path.map(open).transpose()?;
            Ok(Target {
                format,
                style: style(global, file.is_none()),
                file,
                github: match format {
                    Format::Github => Some(GithubFiles::open()?),
                    _ => None,
                },
            })
        });
        Ok(Destination {
            targets: targets.collect::<Result<_, Failure>>()?,
            audience: output.audience,
            anonymous: match output.anonymous {
                true => Some(cache(global)?.secret(PSEUDONYMS)),
                false => None,
            },
            rank_by: output.rank_by,
        })
    }

    /// Writes the reports; what is returned goes to standard output.
    pub(super) fn write(self, mut report: Report) -> Result<String, Failure> {
        if let Some(rank_by) = self.rank_by {
            report.rank_by = rank_by;
        }
        let audience = self.audience.unwrap_or(report.audience);
        let mut report = redact(report, audience).map_err(Failure::usage)?;
        if let Some(key) = self.anonymous {
            report = anonymise(report, &key);
        }
        let (mut printed, mut failure) = (String::new(), None);
        for target in self.targets {
            match target.write(&report) {
                Ok(text) => printed.push_str(&text),
                // The others are written all the same.
                Err(failed) => failure = Some(failed),
            }
        }
        match failure {
            None => Ok(printed),
            Some(mut failure) => {
                failure.undelivered.insert_str(0, &printed);
                Err(failure)
            }
        }
    }
}

impl Target {
    fn write(self, report: &Report) -> Result<String, Failure> {
        let text = || render(report, self.format, self.style);
        if let Some(github) = self.github {
            github.append(report)?;
        }
        let Some((file, path)) = self.file else {
            return Ok(text());
        };
        match file.write_with(|to| write(report, self.format, self.style, to)) {
            Ok(()) => Ok(String::new()),
            Err(error) => {
                let path = path.display();
                let message = format!(
                    "`{path}` cannot be written: {error}; the report is on standard output"
                );
                let mut failure = Failure::judge(message);
                failure.undelivered = text();
                Err(failure)
            }
        }
    }
}

/// How text is made for standard output, or for a file.
pub(super) fn style(global: &Global, to_stdout: bool) -> Style {
    let is_terminal = to_stdout && std::io::stdout().is_terminal();
    let color = match global.color {
        Color::Always => true,
        Color::Never => false,
        Color::Auto => {
            is_terminal && std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty())
        }
    };
    let width = if is_terminal {
        terminal_width().unwrap_or(WIDTH)
    } else {
        WIDTH
    };
    Style { color, width }
}

fn open(path: &Path) -> Result<(OutputFile, PathBuf), Failure> {
    let failed = |error: std::io::Error| {
        let way_out = match error.kind() {
            std::io::ErrorKind::IsADirectory => "it is a folder; name a file".to_owned(),
            _ => error.to_string(),
        };
        let path = path.display();
        Failure::usage(format!(
            "the report cannot be written to `{path}`: {way_out}"
        ))
    };
    let file = OutputFile::open(path).map_err(failed)?;
    Ok((file, path.to_owned()))
}
