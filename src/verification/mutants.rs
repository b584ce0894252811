//! Small changes to a source in Rust, as a person makes them by mistake. Pure. (cargo-mutants
//! does this for packages, with their own tests, and is no library.)
//!
//! The operators are those that the literature calls sufficient (Offutt and others, "An
//! experimental determination of sufficient mutant operators", TOSEM 1996), as far as they
//! have a counterpart in Rust: comparison, boundary, arithmetic, logic, constant, sign; and
//! the deletion of a statement (Deng, Offutt, Li, "Empirical evaluation of the statement
//! deletion mutation operator", ICST 2013).

use std::ops::Range;

use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{BinOp, Expr, Lit, RangeLimits, UnOp};

/// Methods that are easily taken for each other.
const METHODS: [(&str, &str); 20] = [
    ("min", "max"),
    ("max", "min"),
    ("any", "all"),
    ("all", "any"),
    ("first", "last"),
    ("last", "first"),
    ("is_some", "is_none"),
    ("is_none", "is_some"),
    ("front", "back"),
    ("back", "front"),
    ("push_front", "push_back"),
    ("push_back", "push_front"),
    ("pop_front", "pop_back"),
    ("pop_back", "pop_front"),
    ("starts_with", "ends_with"),
    ("ends_with", "starts_with"),
    ("trim_start", "trim_end"),
    ("trim_end", "trim_start"),
    ("min_by_key", "max_by_key"),
    ("max_by_key", "min_by_key"),
];

/// One small change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mutant {
    /// The whole source with the change in it.
    pub source: String,
    /// Where, counted from 1.
    pub line: usize,
    /// Where in the line, in characters, counted from 1.
    pub column: usize,
    /// What stood there.
    pub original: String,
    /// What stands there now.
    pub replacement: String,
}

/// Every mutant, in the order of the source. What stands in macros and in tests stays as it is.
///
/// # Errors
///
/// When the source is not Rust: where, and why.
pub fn mutants(source: &str) -> Result<Vec<Mutant>, String> {
    let file = syn::parse_file(source).map_err(|error| {
        let start = error.span().start();
        format!("line {}: {error}", start.line)
    })?;
    let mut finder = Finder {
        changes: Vec::new(),
    };
    finder.visit_file(&file);
    let mut changes = finder.changes;
    changes.sort_by_key(|change| (change.span.byte_range().start, change.span.byte_range().end));
    let mutants = changes.into_iter().filter_map(|change| {
        let Range { start, end } = change.span.byte_range();
        let original = source.get(start..end)?;
        let place = change.span.start();
        Some(Mutant {
            source: [&source[..start], &change.replacement, &source[end..]].concat(),
            line: place.line,
            column: place.column + 1,
            original: original.to_owned(),
            replacement: change.replacement,
        })
    });
    Ok(mutants.collect())
}

struct Change {
    span: Span,
    replacement: String,
}

struct Finder {
    changes: Vec<Change>,
}

impl Finder {
    fn change(&mut self, span: Span, replacement: impl Into<String>) {
        let replacement = replacement.into();
        self.changes.push(Change { span, replacement });
    }

    /// A condition that is no comparison, which would be changed anyway.
    fn condition(&mut self, condition: &Expr) {
        if let Expr::MethodCall(_) | Expr::Call(_) | Expr::Path(_) | Expr::Field(_) = condition {
            let span = condition.span();
            if let Some(text) = span.source_text() {
                self.change(span, format!("!({text})"));
            }
        }
    }
}

impl<'ast> Visit<'ast> for Finder {
    fn visit_expr_binary(&mut self, binary: &'ast syn::ExprBinary) {
        if let Some(other) = other_operator(&binary.op) {
            self.change(binary.op.span(), other);
        }
        visit::visit_expr_binary(self, binary);
    }

    fn visit_expr_unary(&mut self, unary: &'ast syn::ExprUnary) {
        if let UnOp::Neg(_) | UnOp::Not(_) = unary.op {
            self.change(unary.op.span(), "");
        }
        visit::visit_expr_unary(self, unary);
    }

    fn visit_expr_range(&mut self, range: &'ast syn::ExprRange) {
        if range.end.is_some() {
            let other = match range.limits {
                RangeLimits::HalfOpen(_) => "..=",
                RangeLimits::Closed(_) => "..",
            };
            self.change(range.limits.span(), other);
        }
        visit::visit_expr_range(self, range);
    }

    fn visit_expr_if(&mut self, expr: &'ast syn::ExprIf) {
        self.condition(&expr.cond);
        visit::visit_expr_if(self, expr);
    }

    fn visit_expr_while(&mut self, expr: &'ast syn::ExprWhile) {
        self.condition(&expr.cond);
        visit::visit_expr_while(self, expr);
    }

    fn visit_pat_guard(&mut self, pattern: &'ast syn::PatGuard) {
        self.condition(&pattern.guard);
        visit::visit_pat_guard(self, pattern);
    }

    fn visit_stmt(&mut self, statement: &'ast syn::Stmt) {
        // What stands for its effect alone: without it, the program still compiles.
        if let syn::Stmt::Expr(expr, Some(_)) = statement
            && (matches!(expr, Expr::MethodCall(_) | Expr::Call(_) | Expr::Assign(_))
                || matches!(expr, Expr::Binary(binary) if is_assignment(&binary.op)))
        {
            self.change(statement.span(), "");
        }
        visit::visit_stmt(self, statement);
    }

    fn visit_expr_method_call(&mut self, call: &'ast syn::ExprMethodCall) {
        let name = call.method.to_string();
        if let Some((_, other)) = METHODS.iter().find(|(known, _)| *known == name) {
            self.change(call.method.span(), *other);
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_lit(&mut self, lit: &'ast Lit) {
        match lit {
            Lit::Int(int) => {
                let Ok(value) = int.base10_parse::<u128>() else {
                    return;
                };
                let suffix = int.suffix();
                self.change(int.span(), format!("{}{suffix}", value.saturating_add(1)));
                if value > 0 {
                    self.change(int.span(), format!("{}{suffix}", value - 1));
                }
            }
            Lit::Bool(flag) => self.change(flag.span(), (!flag.value).to_string()),
            _ => {}
        }
    }

    // A type's length and an attribute are no part of what is computed.
    fn visit_type(&mut self, _: &'ast syn::Type) {}
    fn visit_attribute(&mut self, _: &'ast syn::Attribute) {}

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        let is_test = item.attrs.iter().any(|attr| attr.path().is_ident("cfg"));
        if !is_test {
            visit::visit_item_mod(self, item);
        }
    }
}

fn is_assignment(operator: &BinOp) -> bool {
    matches!(
        operator,
        BinOp::AddAssign(_) | BinOp::SubAssign(_) | BinOp::MulAssign(_) | BinOp::DivAssign(_)
    )
}

/// The operator that stands for this one by mistake.
fn other_operator(operator: &BinOp) -> Option<&'static str> {
    Some(match operator {
        BinOp::Lt(_) => "<=",
        BinOp::Le(_) => "<",
        BinOp::Gt(_) => ">=",
        BinOp::Ge(_) => ">",
        BinOp::Eq(_) => "!=",
        BinOp::Ne(_) => "==",
        BinOp::Add(_) => "-",
        BinOp::Sub(_) => "+",
        BinOp::Mul(_) => "/",
        BinOp::Div(_) => "*",
        BinOp::Rem(_) => "/",
        BinOp::And(_) => "||",
        BinOp::Or(_) => "&&",
        BinOp::BitAnd(_) => "|",
        BinOp::BitOr(_) => "&",
        BinOp::BitXor(_) => "|",
        BinOp::Shl(_) => ">>",
        BinOp::Shr(_) => "<<",
        BinOp::AddAssign(_) => "-=",
        BinOp::SubAssign(_) => "+=",
        BinOp::MulAssign(_) => "/=",
        BinOp::DivAssign(_) => "*=",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changes(source: &str) -> Vec<String> {
        let mutants = mutants(source).unwrap().into_iter();
        let told = mutants.map(|mutant| {
            format!(
                "{}:{} {} -> {}",
                mutant.line, mutant.column, mutant.original, mutant.replacement
            )
        });
        told.collect()
    }

    #[test]
    fn every_kind_of_change_is_made_where_it_stands() {
        let source = "fn é(a: i64) -> bool {\n    // ü\n    let ö = -a + 1;\n    \
                      (0..10i64).any(|n| n < ö) && !true\n}\n";
        assert_eq!(
            changes(source),
            [
                "3:13 - -> ",
                "3:16 + -> -",
                "3:18 1 -> 2",
                "3:18 1 -> 0",
                "4:6 0 -> 1",
                "4:7 .. -> ..=",
                "4:9 10i64 -> 11i64",
                "4:9 10i64 -> 9i64",
                "4:16 any -> all",
                "4:26 < -> <=",
                "4:31 && -> ||",
                "4:34 ! -> ",
                "4:35 true -> false",
            ]
        );
    }

    #[test]
    fn a_mutant_is_the_source_with_one_change() {
        let source = "fn f(ä: u8) -> u8 {\n    if g(ä) { ä } else { ä % 2 }\n}\n";
        let sources: Vec<String> = mutants(source)
            .unwrap()
            .into_iter()
            .map(|mutant| mutant.source)
            .collect();
        assert_eq!(
            sources,
            [
                source.replace("g(ä)", "!(g(ä))"),
                source.replace('%', "/"),
                source.replace("% 2", "% 3"),
                source.replace("% 2", "% 1"),
            ]
        );
    }

    #[test]
    fn statements_are_deleted_and_guards_negated() {
        let source = "fn f(v: &mut Vec<u8>) {\n    v.push(x);\n    n += x;\n    g();\n    let y = g();\n    \
                      match y { z if h(z) => v.clear(), _ => {} }\n}\n";
        assert_eq!(
            changes(source),
            [
                "2:5 v.push(x); -> ",
                "3:5 n += x; -> ",
                "3:7 += -> -=",
                "4:5 g(); -> ",
                "6:20 h(z) -> !(h(z))",
            ]
        );
    }

    #[test]
    fn types_macros_and_attributes_stay() {
        let source = "#[repr(align(8))]\nstruct S([u8; 4]);\nfn f() { assert!(1 < 2); }\n";
        assert!(changes(source).is_empty());
        assert!(mutants("fn f( {").unwrap_err().starts_with("line 1: "));
    }
}
