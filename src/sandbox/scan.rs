//! Is this a core module that a candidate may bring? Decided before the compiler
//! sees it, by bounds that it is known to cope with.

use wasmparser::{ExternalKind, Parser, Payload, TypeRef, Validator, WasmFeatures};

use super::complexity::Complexity;
use super::engine::{MEMORY_BYTES_MAX, TABLE_ELEMENTS_MAX, TABLES_MAX};
use super::{core_module::START, exchange, wasi1};

/// The largest module, in bytes.
pub const MODULE_BYTES_MAX: usize = 8 << 20;
/// The largest function body, in bytes: the compiler's time grows faster than this.
const BODY_BYTES_MAX: usize = 128 << 10;
/// All functions' bodies, in bytes: machine code has up to seventy times as many.
const CODE_BYTES_MAX: u64 = 1 << 20;
/// The most functions.
const FUNCTIONS_MAX: u32 = 20_000;
/// The most types of functions.
const TYPES_MAX: u32 = 1_000;
/// The most global variables: they lie in the instance, which has 4 MiB.
const GLOBALS_MAX: u32 = 10_000;
/// What of a name that a module chose stands in a message, in characters.
const NAME_CHARS_MAX: usize = 60;
/// The most local variables of a function.
const LOCALS_MAX: u64 = 10_000;
/// The most memory that a module may start with, in pages of 64 KiB: that of any problem's limit.
const MEMORY_PAGES_MAX: u64 = (MEMORY_BYTES_MAX >> 16) as u64;
/// What starts every binary module: `\0asm` and version 1 of the core format.
const HEADER: &[u8] = b"\0asm\x01\0\0\0";

/// Checks a module and returns it without its custom sections, which only carry
/// names and notes that nobody here should repeat.
///
/// # Errors
///
/// One sentence for the candidate that says what is not allowed.
pub fn scan(module: &[u8]) -> Result<Vec<u8>, String> {
    if module.len() > MODULE_BYTES_MAX {
        return Err(format!(
            "the module has {} bytes; {MODULE_BYTES_MAX} are allowed",
            module.len()
        ));
    }
    if !module.starts_with(HEADER) {
        return Err(
            "this is not a WebAssembly core module (components and text are not taken as .wasm)"
                .to_owned(),
        );
    }
    let mut stripped = HEADER.to_vec();
    let mut starts = false;
    for payload in Parser::new(0).parse_all(module) {
        let payload = payload.map_err(invalid)?;
        inspect(&payload, &mut starts)?;
        if let Some((id, range)) = payload.as_section() {
            const CUSTOM: u8 = 0;
            // A section may claim to be longer than the module is.
            let section = module
                .get(range)
                .ok_or("the module is not valid: it ends too early")?;
            if id != CUSTOM {
                stripped.push(id);
                push_leb128(&mut stripped, section.len());
                stripped.extend_from_slice(section);
            }
        }
    }
    if !starts {
        return Err(format!(
            "the module exports no function `{START}`: a program starts there"
        ));
    }
    // The features that the engine has on, which has no garbage collector and so no
    // references to it; bodies were bounded above.
    let features = WasmFeatures::WASM2
        .union(WasmFeatures::EXTENDED_CONST)
        .difference(WasmFeatures::GC_TYPES);
    Validator::new_with_features(features)
        .validate_all(&stripped)
        .map_err(invalid)?;
    Complexity::check(&stripped)?;
    Ok(stripped)
}

fn inspect(payload: &Payload<'_>, starts: &mut bool) -> Result<(), String> {
    match payload {
        Payload::ImportSection(imports) => {
            for import in imports.clone().into_imports() {
                let import = import.map_err(invalid)?;
                if !matches!(import.ty, TypeRef::Func(_)) || !may_import(import.module, import.name)
                {
                    return Err(format!(
                        "the module imports `{}.{}`; only functions of `{}` and `{}` are there",
                        shown(import.module),
                        shown(import.name),
                        wasi1::MODULE,
                        exchange::MODULE
                    ));
                }
            }
        }
        Payload::MemorySection(memories) => {
            for memory in memories.clone() {
                let pages = memory.map_err(invalid)?.initial;
                if pages > MEMORY_PAGES_MAX {
                    return Err(format!(
                        "the module starts with {pages} pages of memory; {MEMORY_PAGES_MAX} are allowed"
                    ));
                }
            }
        }
        Payload::TypeSection(types) => at_most("types", types.count(), TYPES_MAX)?,
        Payload::GlobalSection(globals) => {
            at_most("global variables", globals.count(), GLOBALS_MAX)?;
        }
        Payload::CodeSectionStart { size, .. } if u64::from(*size) > CODE_BYTES_MAX => {
            return Err(format!(
                "the module has {size} bytes of code; {CODE_BYTES_MAX} are allowed"
            ));
        }
        Payload::TableSection(tables) => {
            at_most("tables", tables.count(), TABLES_MAX)?;
            for table in tables.clone() {
                let elements = table.map_err(invalid)?.ty.initial;
                if elements > TABLE_ELEMENTS_MAX as u64 {
                    return Err(format!(
                        "a table starts with {elements} elements; {TABLE_ELEMENTS_MAX} are allowed"
                    ));
                }
            }
        }
        Payload::FunctionSection(functions) => {
            at_most("functions", functions.count(), FUNCTIONS_MAX)?;
        }
        Payload::ExportSection(exports) => {
            for export in exports.clone() {
                let export = export.map_err(invalid)?;
                *starts |= export.name == START && export.kind == ExternalKind::Func;
            }
        }
        Payload::CodeSectionEntry(body) => {
            let bytes = body.range().len();
            if bytes > BODY_BYTES_MAX {
                return Err(format!(
                    "a function has {bytes} bytes of code; {BODY_BYTES_MAX} are allowed"
                ));
            }
            let mut locals = 0u64;
            for group in body.get_locals_reader().map_err(invalid)? {
                locals += u64::from(group.map_err(invalid)?.0);
            }
            if locals > LOCALS_MAX {
                return Err(format!(
                    "a function has {locals} local variables; {LOCALS_MAX} are allowed"
                ));
            }
        }
        _ => {}
    }
    Ok(())
}

fn at_most(what: &str, found: u32, allowed: u32) -> Result<(), String> {
    if found > allowed {
        return Err(format!(
            "the module has {found} {what}; {allowed} are allowed"
        ));
    }
    Ok(())
}

/// A name that the module chose: the beginning of it, fit for a message.
fn shown(name: &str) -> String {
    let beginning: String = name.chars().take(NAME_CHARS_MAX).collect();
    let cut = if beginning.len() < name.len() {
        "…"
    } else {
        ""
    };
    format!("{}{cut}", beginning.escape_default())
}

/// Here the name decides; [`super::core_module`] checks the types.
fn may_import(module: &str, name: &str) -> bool {
    match module {
        wasi1::MODULE => wasi1::knows(name),
        exchange::MODULE => exchange::NAMES.contains(&name),
        _ => false,
    }
}

pub(super) fn invalid(error: wasmparser::BinaryReaderError) -> String {
    format!(
        "the module is not valid: {} (at byte {})",
        shown(error.message()),
        error.offset()
    )
}

fn push_leb128(to: &mut Vec<u8>, mut value: usize) {
    loop {
        let low = (value & 0x7f) as u8;
        value >>= 7;
        if value == 0 {
            to.push(low);
            return;
        }
        to.push(low | 0x80);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn program() -> Vec<u8> {
        let text = r#"(module
            (import "wasi_snapshot_preview1" "proc_exit" (func (param i32)))
            (memory (export "memory") 1)
            (func (export "_start") (call 0 (i32.const 0))))"#;
        wat::parse_str(text).expect("text of WebAssembly")
    }

    #[test]
    fn a_program_passes_without_its_custom_sections() {
        let program = program();
        let mut named = program.clone();
        named.extend_from_slice(b"\0\x05\x04name");
        assert_eq!(scan(&named), scan(&program));
        assert!(scan(&program).is_ok_and(|stripped| stripped.len() <= program.len()));
    }

    #[test]
    fn a_module_that_is_cut_short_anywhere_is_refused() {
        let program = program();
        for length in 0..program.len() {
            assert!(
                scan(&program[..length]).is_err(),
                "the first {length} bytes"
            );
        }
    }

    proptest! {
        #[test]
        fn no_bytes_make_the_scan_panic(at in 0usize..200, with in any::<[u8; 4]>()) {
            let mut module = program();
            let at = at % (module.len() - with.len());
            module[at..at + with.len()].copy_from_slice(&with);
            let _ = scan(&module);
        }
    }
}
