//! What shells and `man` are told about the command line: made from its definition.

use clap::CommandFactory;
use clap_mangen::Man;

use super::{Failure, Outcome};
use crate::cli::{Cli, Completions, Shell};

/// `gradebox completions`
pub(super) fn completions(args: &Completions) -> Outcome {
    let mut text = Vec::new();
    let shell = match args.shell {
        Shell::Bash => clap_complete::Shell::Bash,
        Shell::Elvish => clap_complete::Shell::Elvish,
        Shell::Fish => clap_complete::Shell::Fish,
        Shell::Powershell => clap_complete::Shell::PowerShell,
        Shell::Zsh => clap_complete::Shell::Zsh,
    };
    clap_complete::generate(shell, &mut Cli::command(), "gradebox", &mut text);
    Outcome::success(String::from_utf8_lossy(&text))
}

/// `gradebox man`: the page of gradebox, with a section for each subcommand.
pub(super) fn man() -> Result<Outcome, Failure> {
    let mut command = Cli::command();
    command.build();
    let mut text = Vec::new();
    Man::new(command.clone())
        .render(&mut text)
        .map_err(Failure::judge)?;
    for inner in command.get_subcommands() {
        if !inner.is_hide_set() && inner.get_name() != "help" {
            section(inner, &mut text).map_err(Failure::judge)?;
        }
    }
    Ok(Outcome::success(String::from_utf8_lossy(&text)))
}

/// A subcommand as a section of its own.
fn section(command: &clap::Command, text: &mut Vec<u8>) -> std::io::Result<()> {
    let name = command.get_display_name().unwrap_or(command.get_name());
    let title = name.replace('-', " ").to_uppercase();
    text.extend_from_slice(format!(".SH \"{title}\"\n").as_bytes());
    let man = Man::new(command.clone());
    man.render_description_section(text)?;
    man.render_synopsis_section(text)?;
    man.render_options_section(text)
}
