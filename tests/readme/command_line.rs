//! The README and the command line know the same commands, and all of them have help.

use std::collections::BTreeSet;

use clap::CommandFactory;
use gradebox::cli::Cli;

use super::page::{README, lines, spans};

/// The whole command line, with what clap adds to it.
fn command_line() -> clap::Command {
    let mut command = Cli::command();
    command.build();
    command
}

/// Every command that a user may see, with its name as it is typed.
fn walk<'a>(command: &'a clap::Command, name: &str, found: &mut Vec<(String, &'a clap::Command)>) {
    found.push((name.to_owned(), command));
    let inner = command.get_subcommands();
    for inner in inner.filter(|inner| !inner.is_hide_set() && inner.get_name() != "help") {
        walk(inner, &format!("{name} {}", inner.get_name()), found);
    }
}

/// The command lines in a page: inline code, and lines of fenced blocks. Of
/// those for cargo, the part that reaches gradebox.
fn typed() -> Vec<&'static str> {
    let mut typed = Vec::new();
    for (fence, line) in lines() {
        // What a CI service does around gradebox is its own.
        if fence == Some("yaml") {
            continue;
        }
        let pieces = if fence.is_some() {
            vec![line]
        } else {
            spans(line)
        };
        for piece in pieces {
            let piece = piece.trim_start_matches("$ ");
            typed.push(match piece.starts_with("cargo ") {
                false => piece,
                true => piece.split_once(" -- ").map_or("", |(_, ours)| ours),
            });
        }
    }
    typed
}

#[test]
fn every_option_that_is_named_exists() {
    let command = command_line();
    let mut commands = Vec::new();
    walk(&command, "gradebox", &mut commands);
    let known: BTreeSet<_> = commands
        .iter()
        .flat_map(|(_, command)| command.get_arguments())
        .filter_map(|argument| argument.get_long())
        .collect();
    let mut named = BTreeSet::new();
    for piece in typed() {
        for word in piece.split(|c: char| c.is_whitespace() || "[]()".contains(c)) {
            if let Some(option) = word.strip_prefix("--")
                && option.starts_with(|c: char| c.is_ascii_lowercase())
            {
                named.insert(option.split('=').next().unwrap_or(option));
            }
        }
    }
    assert!(named.contains("problem"), "options were found");
    let strays: Vec<_> = named.difference(&known).collect();
    assert!(strays.is_empty(), "gradebox has no options {strays:?}");
}

#[test]
fn every_subcommand_and_environment_variable_is_named() {
    let command = command_line();
    let mut commands = Vec::new();
    walk(&command, "gradebox", &mut commands);
    for (name, command) in commands {
        let leads_on = command.get_subcommands().next().is_some();
        // `runtime import` is not named by `runtime imports`.
        let mut rests = README.split(name.as_str()).skip(1);
        let is_named = rests.any(|rest| !rest.starts_with(|c: char| c.is_ascii_alphanumeric()));
        assert!(leads_on || is_named, "no word of `{name}`");
        for argument in command.get_arguments() {
            if let Some(variable) = argument.get_env() {
                let variable = variable.to_str().expect("UTF-8");
                assert!(README.contains(variable), "no word of {variable}");
            }
        }
    }
}

#[test]
fn every_subcommand_that_is_named_exists() {
    let command = command_line();
    for piece in typed() {
        let Some(rest) = piece.strip_prefix("gradebox ") else {
            continue;
        };
        let mut command = &command;
        let words = rest.split_whitespace();
        for word in words.take_while(|word| word.starts_with(|c: char| c.is_ascii_lowercase())) {
            if !command.has_subcommands() {
                break;
            }
            let inner = command.find_subcommand(word);
            command = inner.unwrap_or_else(|| panic!("there is no `{word}`: {piece}"));
        }
    }
}

#[test]
fn every_argument_and_subcommand_has_help() {
    let command = command_line();
    let mut commands = Vec::new();
    walk(&command, "gradebox", &mut commands);
    assert!(commands.len() > 5, "subcommands were found");
    for (name, command) in commands {
        assert!(command.get_about().is_some(), "`{name}` has no help");
        for argument in command.get_arguments().filter(|one| !one.is_hide_set()) {
            let id = argument.get_id();
            assert!(argument.get_help().is_some(), "`{name}`, {id}: no help");
            for value in argument.get_possible_values() {
                let is_explained = value.is_hide_set() || value.get_help().is_some();
                // A switch is on or off, and clap says so.
                let is_switch = ["true", "false"].contains(&value.get_name());
                assert!(
                    is_explained || is_switch,
                    "`{name}`, {id}: {} has no help",
                    value.get_name()
                );
            }
        }
    }
}
