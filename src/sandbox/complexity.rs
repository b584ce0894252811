//! How much work a module is for the compiler, estimated before it begins.
//!
//! The compiler's time and memory grow with the places where control flow meets,
//! with the values that cross them, and with the products of both, much faster
//! than with bytes: 34 KiB of nested loops over many variables took half a minute.
//! The bounds come from such modules, cut down until none took more than some
//! six seconds and 600 MiB. What rustc makes of honest programs stays below a tenth
//! of them; a lexer of a hundred states, the largest that was tried, below a half.

use wasmparser::{BlockType, FuncType, FunctionBody, Operator, Parser, Payload, TypeRef};

use super::scan::invalid;

/// The most parameters of a function or block.
const PARAMETERS_MAX: usize = 32;
/// The most results of a function or block.
const RESULTS_MAX: usize = 8;
/// The most blocks, of any kind, around an instruction.
const DEPTH_MAX: usize = 4_096;
/// The most loops around an instruction.
const LOOPS_MAX: usize = 50;
/// The most of a function, in points.
const FUNCTION_POINTS_MAX: u64 = 8_192;
/// The most of a module, in points.
const MODULE_POINTS_MAX: u64 = 65_536;
/// The most of the sum over functions of points times variables.
const PRODUCT_MAX: u64 = 4_000_000;
/// Points are counted in quarters.
const POINT: u64 = 4;

/// What has been counted so far.
#[derive(Default)]
pub(super) struct Complexity {
    types: Vec<(usize, usize)>,
    /// The types of all functions, the imported ones first.
    functions: Vec<u32>,
    imported: usize,
    bodies: usize,
    quarters: u64,
    product: u64,
}

impl Complexity {
    /// Checks a module that is valid.
    ///
    /// # Errors
    ///
    /// One sentence for the candidate.
    pub(super) fn check(module: &[u8]) -> Result<(), String> {
        let mut complexity = Complexity::default();
        for payload in Parser::new(0).parse_all(module) {
            match payload.map_err(invalid)? {
                Payload::TypeSection(types) => {
                    for ty in types.into_iter_err_on_gc_types() {
                        complexity.add_type(&ty.map_err(invalid)?)?;
                    }
                }
                Payload::ImportSection(imports) => {
                    for import in imports.into_imports() {
                        if let TypeRef::Func(ty) = import.map_err(invalid)?.ty {
                            complexity.functions.push(ty);
                            complexity.imported += 1;
                        }
                    }
                }
                Payload::FunctionSection(functions) => {
                    for ty in functions {
                        complexity.functions.push(ty.map_err(invalid)?);
                    }
                }
                Payload::CodeSectionEntry(body) => complexity.add_body(&body)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn add_type(&mut self, ty: &FuncType) -> Result<(), String> {
        let (parameters, results) = (ty.params().len(), ty.results().len());
        at_most("parameters", parameters as u64, PARAMETERS_MAX as u64)?;
        at_most("results", results as u64, RESULTS_MAX as u64)?;
        self.types.push((parameters, results));
        Ok(())
    }

    fn add_body(&mut self, body: &FunctionBody<'_>) -> Result<(), String> {
        let function = self.functions.get(self.imported + self.bodies);
        let (parameters, _) = function.map_or((0, 0), |ty| self.signature(*ty));
        self.bodies += 1;
        let mut variables = 1 + parameters as u64;
        for group in body.get_locals_reader().map_err(invalid)? {
            variables += u64::from(group.map_err(invalid)?.0);
        }
        let mut quarters = 0;
        // Whether each block around is a loop; the function itself is none.
        let mut around = vec![false];
        let mut loops = 0;
        for operator in body.get_operators_reader().map_err(invalid)? {
            let operator = operator.map_err(invalid)?;
            quarters += self.quarters(&operator);
            match operator {
                Operator::Block { .. } | Operator::If { .. } => around.push(false),
                Operator::Loop { .. } => {
                    around.push(true);
                    loops += 1;
                }
                Operator::End => loops -= usize::from(around.pop() == Some(true)),
                _ => {}
            }
            at_most(
                "blocks around each other",
                around.len() as u64,
                DEPTH_MAX as u64,
            )?;
            at_most("loops around each other", loops as u64, LOOPS_MAX as u64)?;
        }
        let points = quarters.div_ceil(POINT);
        at_most(
            "branches and calls in one function",
            points,
            FUNCTION_POINTS_MAX,
        )?;
        self.quarters += quarters;
        let points_of_all = self.quarters.div_ceil(POINT);
        at_most("branches and calls", points_of_all, MODULE_POINTS_MAX)?;
        self.product += points * variables;
        at_most("branches times variables", self.product, PRODUCT_MAX)
    }

    /// What an instruction counts.
    fn quarters(&self, operator: &Operator<'_>) -> u64 {
        let values = |(parameters, results): (usize, usize)| (parameters + results) as u64;
        match operator {
            Operator::Block { blockty } | Operator::Loop { blockty } | Operator::If { blockty } => {
                POINT
                    + match blockty {
                        BlockType::Empty => 0,
                        BlockType::Type(_) => 1,
                        BlockType::FuncType(ty) => values(self.signature(*ty)),
                    }
            }
            Operator::Else | Operator::Br { .. } | Operator::BrIf { .. } | Operator::Return => {
                POINT
            }
            Operator::BrTable { targets } => POINT + u64::from(targets.len()),
            Operator::Call { function_index } => {
                let ty = self.functions.get(*function_index as usize);
                POINT + ty.map_or(0, |ty| values(self.signature(*ty)))
            }
            Operator::CallIndirect { type_index, .. } => {
                4 * POINT + values(self.signature(*type_index))
            }
            Operator::TableGet { .. }
            | Operator::TableSet { .. }
            | Operator::TableGrow { .. }
            | Operator::TableSize { .. }
            | Operator::TableFill { .. }
            | Operator::TableCopy { .. }
            | Operator::TableInit { .. }
            | Operator::MemoryGrow { .. }
            | Operator::MemorySize { .. } => 3 * POINT,
            _ => 0,
        }
    }

    /// Parameters and results of a type.
    fn signature(&self, ty: u32) -> (usize, usize) {
        self.types.get(ty as usize).copied().unwrap_or_default()
    }
}

fn at_most(what: &str, found: u64, allowed: u64) -> Result<(), String> {
    if found > allowed {
        return Err(format!(
            "the program is too complex for the compiler: {found} {what}; {allowed} are allowed"
        ));
    }
    Ok(())
}
