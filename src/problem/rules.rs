//! What has to be true of a definition beyond its shape.

use std::collections::BTreeSet;

use super::definition::{
    Checker, Definition, GroupDefinition, InstructionLimit, Interface, Parameter, Signature,
};
use super::draft::Draft;
use super::excerpt;
use super::key_path::KeyPath;
use super::known_keys;
use super::mistake::Mistakes;
use super::names;
use super::spelling;

/// So many characters has a title at most.
const TITLE_CHARS_MAX: usize = 200;

/// So many parameters has a function at most.
const PARAMETERS_MAX: usize = 12;

/// The points of all groups together are at most so many.
const POINTS_MAX: u64 = 1_000_000;

/// So many groups has a problem at most; so long are the lists of names and depths.
const LIST_MAX: usize = 100;

/// The innermost depth at which a list may be unordered.
const UNORDERED_DEPTH_MAX: u32 = 127;

/// Notes every rule that a definition breaks.
pub(super) fn check(draft: &Draft, mistakes: &mut Mistakes) {
    let mut rules = Rules { draft, mistakes };
    let definition = &draft.definition;
    let root = KeyPath::root();
    rules.title(&definition.title, &root.key("title"));
    rules.number(&root.key("weight"), definition.weight.into());
    if let Interface::Function(signature) = &definition.interface {
        rules.signature(signature, &root.key("interface").key("function"));
    }
    rules.checker(definition, &root.key("checker"));
    rules.limits(definition, &root.key("limits"));
    rules.groups(&definition.groups, &root.key("groups"));
}

struct Rules<'a, 'b> {
    draft: &'a Draft<'b>,
    mistakes: &'a mut Mistakes,
}

impl Rules<'_, '_> {
    fn refuse(&mut self, path: &KeyPath, message: String) {
        if self.draft.is_sound(path) {
            self.mistakes.list.push(self.draft.mistake(path, message));
        }
    }

    fn number(&mut self, path: &KeyPath, found: u64) {
        let bounds = path.last_key().and_then(known_keys::bounds);
        if let (Some(bounds), Some(expected)) = (bounds, known_keys::expected(path))
            && !bounds.contains(&found)
        {
            self.refuse(path, format!("expected {expected}, found {found}"));
        }
    }

    fn is_too_long(&mut self, length: usize, path: &KeyPath) -> bool {
        if length > LIST_MAX {
            self.refuse(
                path,
                format!("expected at most {LIST_MAX} values, found {length}"),
            );
        }
        length > LIST_MAX
    }

    fn title(&mut self, title: &str, path: &KeyPath) {
        let characters = title.chars().count();
        if title.trim().is_empty() {
            self.refuse(path, "is empty; give the title that people read".to_owned());
        } else if characters > TITLE_CHARS_MAX {
            let message =
                format!("expected at most {TITLE_CHARS_MAX} characters, found {characters}");
            self.refuse(path, message);
        } else if excerpt::visible(title) != title {
            let quoted = excerpt::quoted(title);
            self.refuse(
                path,
                format!("{quoted} holds control characters; take them out"),
            );
        }
    }

    fn signature(&mut self, signature: &Signature, path: &KeyPath) {
        self.code_name(&signature.name, &path.key("name"));
        let parameters = path.key("parameters");
        let count = signature.parameters.len();
        if count > PARAMETERS_MAX {
            let message = format!("expected at most {PARAMETERS_MAX} parameters, found {count}");
            self.refuse(&parameters, message);
        }
        let mut seen = BTreeSet::new();
        for (index, parameter) in signature.parameters.iter().enumerate() {
            self.constraints(parameter, &parameters.index(index));
            let path = parameters.index(index).key("name");
            self.code_name(&parameter.name, &path);
            if self.draft.is_sound(&path) && !seen.insert(&parameter.name) {
                let quoted = excerpt::quoted(&parameter.name);
                self.refuse(
                    &path,
                    format!("{quoted} is the name of an earlier parameter, too"),
                );
            }
        }
    }

    fn constraints(&mut self, parameter: &Parameter, path: &KeyPath) {
        // Nothing contradicts a type that could not be read.
        let is_sound = self.draft.is_sound(&path.key("type"));
        let value_type = is_sound.then_some(&parameter.value_type);
        let mut constraints = parameter.constraints.clone().unwrap_or_default();
        for (key, message) in constraints.take_contradictions(value_type) {
            let path = path.key("constraints").key(key);
            // The end of a range may be a stand-in.
            if self.draft.is_sound_throughout(&path) {
                self.refuse(&path, message);
            }
        }
    }

    fn code_name(&mut self, name: &str, path: &KeyPath) {
        if let Some(problem) = names::snake_case_problem(name) {
            self.refuse(path, format!("{} {problem}", excerpt::quoted(name)));
        }
    }

    fn checker(&mut self, definition: &Definition, path: &KeyPath) {
        let (name, fits, tolerances) = match &definition.checker {
            Checker::Exact => ("exact", !definition.interface.is_value(), vec![]),
            Checker::Lines => ("lines", !definition.interface.is_value(), vec![]),
            Checker::UnorderedLines => {
                ("unordered_lines", !definition.interface.is_value(), vec![])
            }
            Checker::Tokens(options) => {
                let tolerances = vec![
                    ("float_absolute", options.float_absolute),
                    ("float_relative", options.float_relative),
                ];
                ("tokens", !definition.interface.is_value(), tolerances)
            }
            Checker::Json(options) => {
                self.unordered(&options.unordered, &path.key("json").key("unordered"));
                let tolerances = vec![("float_tolerance", options.float_tolerance)];
                ("json", definition.interface.is_value(), tolerances)
            }
            Checker::Rows(options) => {
                let tolerances = vec![("float_tolerance", options.float_tolerance)];
                (
                    "rows",
                    matches!(definition.interface, Interface::Sql),
                    tolerances,
                )
            }
        };
        if !fits && self.draft.is_sound(&KeyPath::root().key("interface")) {
            let (interface, checkers) = match definition.interface {
                Interface::Stdio => ("stdio", "exact, lines, tokens or unordered_lines"),
                Interface::Driver => ("driver", "exact, lines, tokens or unordered_lines"),
                Interface::Function(_) => ("function", "json"),
                Interface::Sql => ("sql", "rows or json"),
            };
            let default = match definition.checker {
                Checker::Lines => " (a definition without a checker has `lines`)",
                _ => "",
            };
            let message = format!(
                "`{name}` does not fit the interface `{interface}`{default}; expected {checkers}"
            );
            self.refuse(path, message);
        }
        for (key, tolerance) in tolerances {
            if let Some(tolerance) = tolerance
                && (!tolerance.is_finite() || tolerance < 0.0)
            {
                let message = format!("expected a finite number, 0 or more, found {tolerance}");
                self.refuse(&path.key(name).key(key), message);
            }
        }
    }

    fn unordered(&mut self, depths: &[u32], path: &KeyPath) {
        if self.is_too_long(depths.len(), path) {
            return;
        }
        for (index, depth) in depths.iter().enumerate() {
            if *depth > UNORDERED_DEPTH_MAX {
                let message =
                    format!("expected a depth from 0 to {UNORDERED_DEPTH_MAX}, found {depth}");
                self.refuse(&path.index(index), message);
            } else if depths[..index].contains(depth) {
                self.refuse(
                    &path.index(index),
                    format!("the depth {depth} stands more than once"),
                );
            }
        }
    }

    fn limits(&mut self, definition: &Definition, path: &KeyPath) {
        let limits = &definition.limits;
        self.number(&path.key("memory_mib"), limits.memory_mib.into());
        self.number(&path.key("output_kib"), limits.output_kib.into());
        self.number(&path.key("source_kib"), limits.source_kib.into());
        let path = path.key("instructions");
        match &limits.instructions {
            InstructionLimit::Fixed(instructions) => {
                self.number(&path.key("fixed"), *instructions);
            }
            InstructionLimit::FromReference(derived) => {
                let path = path.key("from_reference");
                self.number(&path.key("multiplier"), derived.multiplier.into());
                self.number(&path.key("floor"), derived.floor);
            }
        }
    }

    fn groups(&mut self, groups: &[GroupDefinition], path: &KeyPath) {
        if self.is_too_long(groups.len(), path) {
            return;
        }
        let mut earlier = Vec::new();
        for (index, group) in groups.iter().enumerate() {
            let path = path.index(index);
            self.group_name(&group.name, &earlier, &path.key("name"));
            self.number(&path.key("points"), group.points.into());
            // Where the name of an earlier group is lost, it may be the one that is meant.
            if earlier.len() == index {
                self.requires(&group.requires, &earlier, &path.key("requires"));
            }
            if self.draft.is_sound(&path.key("name")) {
                earlier.push(group.name.as_str());
            }
        }
        let points: u64 = groups.iter().map(|group| u64::from(group.points)).sum();
        if self.draft.is_sound_throughout(path) && !(1..=POINTS_MAX).contains(&points) {
            let message = format!(
                "the points of all groups together are {points}, expected 1 to {POINTS_MAX}; \
                 give `points` to a group"
            );
            self.refuse(path, message);
        }
    }

    fn group_name(&mut self, name: &str, earlier: &[&str], path: &KeyPath) {
        let quoted = excerpt::quoted(name);
        if !names::is_group(name) {
            let message = format!(
                "{quoted} is no name of a group: small letters, digits, `_`, `-`, at most 64, \
                 the first a letter or digit"
            );
            self.refuse(path, message);
        } else if earlier.contains(&name) {
            self.refuse(
                path,
                format!("{quoted} is the name of an earlier group, too"),
            );
        }
    }

    fn requires(&mut self, required: &[String], earlier: &[&str], path: &KeyPath) {
        if self.is_too_long(required.len(), path) {
            return;
        }
        for (index, name) in required.iter().enumerate() {
            let quoted = excerpt::quoted(name);
            if !earlier.contains(&name.as_str()) {
                let list = if earlier.is_empty() {
                    "none".to_owned()
                } else {
                    earlier.join(", ")
                };
                let hint = spelling::hint(name, earlier.iter().copied());
                let message = format!("{quoted} is no earlier group{hint}; earlier are: {list}");
                self.refuse(&path.index(index), message);
            } else if required[..index].contains(name) {
                self.refuse(
                    &path.index(index),
                    format!("{quoted} stands more than once"),
                );
            }
        }
    }
}
