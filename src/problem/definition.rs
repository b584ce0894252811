//! `problem.json`: the types that are read from it, and that its published
//! JSON Schema is made from.
//!
//! Enums are externally tagged (`"lines"`, `{"tokens": {…}}`): an unknown name
//! then gives an error that lists the known ones, at the right place.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::constraints::Constraints;
use super::value_type::ValueType;

/// The definition of one problem.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Definition {
    /// The JSON Schema of this file, for editors; not read by gradebox.
    #[serde(rename = "$schema", default, skip_serializing_if = "Option::is_none")]
    pub schema: Option<String>,
    /// The title that people read.
    pub title: String,
    /// How a submission meets its test cases.
    pub interface: Interface,
    /// How an output is compared with the answer.
    #[serde(default)]
    pub checker: Checker,
    /// What a submission may use.
    #[serde(default)]
    pub limits: LimitsDefinition,
    /// The test groups in the order of judging; one for each folder of cases.
    pub groups: Vec<GroupDefinition>,
    /// How much this problem counts in a candidate's score, beside others: 0 to 1000.
    #[schemars(range(min = 0, max = 1000))]
    #[serde(default = "one")]
    pub weight: u32,
}

/// How a submission meets its test case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Interface {
    /// A program: the case is standard input, the answer is standard output.
    Stdio,
    /// One function: the case is the list of its arguments, the answer is what it returns.
    Function(Signature),
    /// The problem's own driver imports the submission and prints a transcript.
    Driver,
    /// One query: the case is a set of tables, the answer is its rows.
    Sql,
}

impl Interface {
    /// Whether a case and its answer are JSON values; else they are texts.
    pub const fn is_value(&self) -> bool {
        match self {
            Interface::Function(_) | Interface::Sql => true,
            Interface::Stdio | Interface::Driver => false,
        }
    }

    /// The ending of a case's file, without the dot.
    pub const fn case_ending(&self) -> &'static str {
        if self.is_value() { "json" } else { "in" }
    }
}

/// The function that a submission has to define.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Signature {
    /// The name, in snake case: `[a-z][a-z0-9_]*`.
    #[schemars(regex(pattern = "^[a-z][a-z0-9_]*$"))]
    pub name: String,
    /// The parameters in order.
    pub parameters: Vec<Parameter>,
    /// The type of what it returns.
    pub returns: ValueType,
}

/// One parameter of the function.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// The name, in snake case: `[a-z][a-z0-9_]*`.
    #[schemars(regex(pattern = "^[a-z][a-z0-9_]*$"))]
    pub name: String,
    /// Its type.
    #[serde(rename = "type")]
    pub value_type: ValueType,
    /// What every argument keeps to beyond its type; random inputs are made by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub constraints: Option<Constraints>,
}

/// How an output is compared with the answer.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Checker {
    /// Byte for byte.
    Exact,
    /// Line by line; trailing white space and the final newline are forgiven.
    #[default]
    Lines,
    /// Token by token, as the default validator of the Kattis problem package does it.
    Tokens(TokenOptions),
    /// JSON values, by structure; the keys of an object have no order.
    Json(JsonOptions),
    /// As `lines`, but the lines may come in any order.
    UnorderedLines,
    /// The rows of a query, as a JSON list of lists.
    Rows(RowOptions),
}

/// Options of the `tokens` checker.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct TokenOptions {
    /// Upper and lower case differ.
    pub case_sensitive: bool,
    /// White space must be the same, byte for byte.
    pub space_sensitive: bool,
    /// Numbers may differ by this much.
    pub float_absolute: Option<f64>,
    /// Numbers may differ by this share of the answer's.
    pub float_relative: Option<f64>,
}

/// Options of the `json` checker.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct JsonOptions {
    /// Floats may differ by this much, absolutely or relative to the answer. Integers never may.
    pub float_tolerance: Option<f64>,
    /// The depths at which lists have no order: 0 is the outermost value.
    pub unordered: Vec<u32>,
}

/// Options of the `rows` checker.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct RowOptions {
    /// The rows must come in the answer's order.
    pub ordered: bool,
    /// Floats may differ by this much, absolutely or relative to the answer.
    pub float_tolerance: Option<f64>,
}

/// What a submission may use, for each case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, default)]
pub struct LimitsDefinition {
    /// The time limit, in instructions.
    pub instructions: InstructionLimit,
    /// Memory and tables together, in MiB: 16 to 1024.
    #[schemars(range(min = 16, max = 1024))]
    pub memory_mib: u32,
    /// Standard output and standard error together, in KiB: 1 to 65536.
    #[schemars(range(min = 1, max = 65536))]
    pub output_kib: u32,
    /// The source of a submission, in KiB: 1 to 16384.
    #[schemars(range(min = 1, max = 16384))]
    pub source_kib: u32,
}

/// The time limit of a case, before the language's factor.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum InstructionLimit {
    /// So many instructions for every case: 1000 to 10^12.
    Fixed(#[schemars(range(min = 1_000, max = 1_000_000_000_000_u64))] u64),
    /// From what the reference needs for the same case.
    FromReference(FromReference),
}

/// `max(floor, multiplier × instructions of the reference)`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FromReference {
    /// How many times the reference's instructions: 1 to 1000.
    #[schemars(range(min = 1, max = 1000))]
    pub multiplier: u32,
    /// The least limit, in instructions: 10000 to 10^12.
    #[schemars(range(min = 10_000, max = 1_000_000_000_000_u64))]
    pub floor: u64,
}

/// One test group: the cases of one folder.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GroupDefinition {
    /// `sample` for `data/sample`, `secret` for cases right in `data/secret`, else the name of a
    /// folder in `data/secret`.
    #[schemars(regex(pattern = "^[a-z0-9][a-z0-9_-]*$"))]
    pub name: String,
    /// What the group is worth; `sample` scores only if this says so. The points of all
    /// groups together are 1 to 1000000.
    #[serde(default)]
    #[schemars(range(min = 0, max = 1_000_000))]
    pub points: u32,
    /// How its cases become its score.
    #[serde(default)]
    pub aggregation: Aggregation,
    /// Groups (earlier in the list) that must be accepted, or this one is skipped.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub requires: Vec<String>,
    /// What happens after the first case that is not accepted.
    #[serde(default)]
    pub on_failure: OnFailure,
}

/// How the cases of a group become its score.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Aggregation {
    /// All the points if every case is accepted, else none.
    #[default]
    All,
    /// Each case is worth its share.
    Sum,
    /// The points times the worst case's score.
    Min,
}

/// What happens after the first case of a group that is not accepted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum OnFailure {
    /// The other cases are judged too.
    #[default]
    Continue,
    /// The cases behind it are skipped.
    Stop,
}

const fn one() -> u32 {
    1
}

impl Default for LimitsDefinition {
    fn default() -> Self {
        LimitsDefinition {
            instructions: InstructionLimit::default(),
            memory_mib: 256,
            output_kib: 1024,
            source_kib: 256,
        }
    }
}

impl Default for InstructionLimit {
    fn default() -> Self {
        InstructionLimit::FromReference(FromReference {
            multiplier: 10,
            floor: 20_000_000,
        })
    }
}
