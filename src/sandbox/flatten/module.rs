//! One module of a component: where its items are in the module that is made of all.

use std::collections::{HashMap, HashSet};

use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{ConstExpr, Instruction};
use wasmparser::{ExternalKind, Operator};

/// What a module's indices are in the whole, and what is known of its globals.
#[derive(Default)]
pub(super) struct Places {
    pub(super) types: Vec<u32>,
    pub(super) functions: Vec<u32>,
    pub(super) tables: Vec<u32>,
    pub(super) memories: Vec<u32>,
    pub(super) globals: Vec<u32>,
}

/// An item by kind and by index in the whole.
pub(super) type Item = (Kind, u32);

/// The kinds of items that modules share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Function,
    Table,
    Memory,
    Global,
}

/// Items by the names that an instance exports them by.
pub(super) type Exports<'a> = HashMap<&'a str, Item>;

/// What the whole needs and the parts had: an error of this type is a sentence.
pub(super) type Unsupported = Error<&'static str>;

impl Kind {
    pub(super) fn of(kind: ExternalKind) -> Result<Self, Unsupported> {
        Ok(match kind {
            ExternalKind::Func | ExternalKind::FuncExact => Kind::Function,
            ExternalKind::Table => Kind::Table,
            ExternalKind::Memory => Kind::Memory,
            ExternalKind::Global => Kind::Global,
            ExternalKind::Tag => return Err(Error::UserError("it uses exceptions")),
        })
    }
}

impl Places {
    pub(super) fn add(&mut self, (kind, index): Item) {
        match kind {
            Kind::Function => self.functions.push(index),
            Kind::Table => self.tables.push(index),
            Kind::Memory => self.memories.push(index),
            Kind::Global => self.globals.push(index),
        }
    }

    pub(super) fn item(&self, kind: Kind, index: u32) -> Result<Item, Unsupported> {
        let places = match kind {
            Kind::Function => &self.functions,
            Kind::Table => &self.tables,
            Kind::Memory => &self.memories,
            Kind::Global => &self.globals,
        };
        let place = places.get(index as usize);
        Ok((kind, *place.ok_or(OUT_OF_RANGE)?))
    }
}

const OUT_OF_RANGE: Unsupported = Error::UserError("an index is out of range");

/// The values that globals start with, by index in the whole.
#[derive(Default)]
pub(super) struct Globals {
    pub(super) values: Vec<Value>,
    /// Those that some code changes.
    pub(super) set: HashSet<u32>,
}

/// The value of a constant expression.
#[derive(Clone, Copy)]
pub(super) enum Value {
    I32(i32),
    I64(i64),
    F32(u32),
    F64(u64),
}

impl Value {
    /// As an initial value.
    pub(super) fn expression(self) -> ConstExpr {
        match self {
            Value::I32(value) => ConstExpr::i32_const(value),
            Value::I64(value) => ConstExpr::i64_const(value),
            Value::F32(bits) => ConstExpr::f32_const(f32::from_bits(bits).into()),
            Value::F64(bits) => ConstExpr::f64_const(f64::from_bits(bits).into()),
        }
    }

    /// As an address or an offset in a table.
    pub(super) fn offset(self) -> Result<u32, Unsupported> {
        match self {
            Value::I32(value) => Ok(value as u32),
            _ => Err(Error::UserError("an offset is no i32")),
        }
    }
}

impl Globals {
    /// The value of a constant expression of the module with these places.
    pub(super) fn evaluate(
        &self,
        places: &Places,
        expression: &wasmparser::ConstExpr<'_>,
    ) -> Result<Value, Unsupported> {
        let mut stack = Vec::new();
        for operator in expression.get_operators_reader() {
            let value = match operator? {
                Operator::I32Const { value } => Value::I32(value),
                Operator::I64Const { value } => Value::I64(value),
                Operator::F32Const { value } => Value::F32(value.bits()),
                Operator::F64Const { value } => Value::F64(value.bits()),
                Operator::GlobalGet { global_index } => {
                    let (_, place) = places.item(Kind::Global, global_index)?;
                    *self.values.get(place as usize).ok_or(OUT_OF_RANGE)?
                }
                Operator::I32Add => match (stack.pop(), stack.pop()) {
                    (Some(Value::I32(right)), Some(Value::I32(left))) => {
                        Value::I32(left.wrapping_add(right))
                    }
                    _ => return Err(Error::InvalidConstExpr),
                },
                Operator::End => continue,
                _ => return Err(Error::UserError("a constant expression is not known here")),
            };
            stack.push(value);
        }
        match stack.as_slice() {
            [value] => Ok(*value),
            _ => Err(Error::InvalidConstExpr),
        }
    }
}

/// Writes a module's code anew, with the indices of the whole.
pub(super) struct Rewriter<'a> {
    pub(super) places: &'a Places,
    pub(super) globals: &'a Globals,
}

impl Reencode for Rewriter<'_> {
    type Error = &'static str;

    fn type_index(&mut self, ty: u32) -> Result<u32, Unsupported> {
        let place = self.places.types.get(ty as usize);
        place.copied().ok_or(OUT_OF_RANGE)
    }

    fn function_index(&mut self, function: u32) -> Result<u32, Unsupported> {
        Ok(self.places.item(Kind::Function, function)?.1)
    }

    fn table_index(&mut self, table: u32) -> Result<u32, Unsupported> {
        Ok(self.places.item(Kind::Table, table)?.1)
    }

    fn memory_index(&mut self, memory: u32) -> Result<u32, Unsupported> {
        Ok(self.places.item(Kind::Memory, memory)?.1)
    }

    fn global_index(&mut self, global: u32) -> Result<u32, Unsupported> {
        Ok(self.places.item(Kind::Global, global)?.1)
    }

    fn data_index(&mut self, _: u32) -> Result<u32, Unsupported> {
        Err(Error::UserError("it uses data segments later on"))
    }

    fn element_index(&mut self, _: u32) -> Result<u32, Unsupported> {
        Err(Error::UserError("it uses element segments later on"))
    }

    fn tag_index(&mut self, _: u32) -> Result<u32, Unsupported> {
        Err(Error::UserError("it uses exceptions"))
    }

    /// A global that nobody sets is its value: reading it costs one instruction in either way.
    fn instruction<'a>(&mut self, operator: Operator<'a>) -> Result<Instruction<'a>, Unsupported> {
        if let Operator::GlobalGet { global_index } = operator {
            let global = self.global_index(global_index)?;
            let value = self.globals.values.get(global as usize);
            if let (Some(Value::I32(value)), false) = (value, self.globals.set.contains(&global)) {
                return Ok(Instruction::I32Const(*value));
            }
        }
        utils::instruction(self, operator)
    }
}
