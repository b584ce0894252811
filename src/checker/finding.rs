//! What a checker has to say about one output.

use serde::{Deserialize, Serialize};

/// Is this output right?
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    /// The output is right.
    Right,
    /// The output is not right, and this is how.
    Wrong(Difference),
}

/// Where and how an output first differs from the answer.
///
/// Every text is bounded (see [`crate::checker::visible`]) and has its
/// invisible characters made visible, so that it can be shown anywhere after
/// the escaping of that place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Difference {
    /// Where: `line 3, column 5`, `token 7 (line 2)`, `$[2].name`, `row 4, column 1`.
    pub place: String,
    /// What the answer has there.
    pub expected: String,
    /// What the output has there.
    pub found: String,
    /// The difference in one sentence, without a full stop.
    pub message: String,
    /// Under which forgiveness the whole output would have been equal.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub near_misses: Vec<NearMiss>,
}

/// The output would have been right but for this.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    Serialize,
    Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum NearMiss {
    /// The newline at the very end.
    FinalNewline,
    /// White space (spaces, tabs, line ends) anywhere.
    WhiteSpace,
    /// Upper and lower case of ASCII letters.
    Case,
    /// The order of lines, rows, or elements.
    Order,
    /// Differences that rounding in floating point makes.
    FloatNoise,
    /// Integers written as floats, numbers as strings, or the like.
    Type,
}
