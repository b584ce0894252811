//! Small components, made one module and run.

use wasmtime::{Engine, Instance, Linker, Module, Store};

use super::{Flat, flatten};

/// Two libraries, as dynamic linking has them: the second gets its memory, its table and the
/// place of its data from the first, and calls it directly and through the table.
const LINKED: &str = r#"(component
    (import "test:host/numbers@1.0.0" (instance $numbers
        (export "next" (func (result u32)))))
    (core module $first
        (memory (export "memory") 1)
        (table (export "table") 8 funcref)
        (global (export "base") i32 (i32.const 64))
        (global (export "counter") (mut i32) (i32.const 5))
        (global (export "table-base") i32 (i32.const 2))
        (func (export "double") (param i32) (result i32)
            (i32.mul (local.get 0) (i32.const 2)))
        (data (i32.const 16) "first"))
    (core module $second
        (import "first" "memory" (memory 1))
        (import "first" "table" (table 1 funcref))
        (import "first" "base" (global $base i32))
        (import "first" "counter" (global $counter (mut i32)))
        (import "first" "table-base" (global $table-base i32))
        (import "first" "double" (func $double (param i32) (result i32)))
        (import "host" "next" (func $next (result i32)))
        (type $unary (func (param i32) (result i32)))
        (global $at i32 (i32.add (global.get $base) (i32.const 8)))
        (func $triple (param i32) (result i32) (i32.mul (local.get 0) (i32.const 3)))
        (elem (global.get $table-base) func $triple $double)
        (data (global.get $base) "second")
        (func (export "run") (result i32)
            (global.set $counter (i32.add (global.get $counter) (i32.const 1)))
            (i32.add
                (i32.add (global.get $counter) (global.get $at))
                (i32.add
                    (call_indirect (type $unary) (call $next) (i32.const 2))
                    (call_indirect (type $unary) (call $next) (i32.const 3))))))
    (core instance $one (instantiate $first))
    (alias export $numbers "next" (func $next))
    (core func $next (canon lower (func $next)))
    (core instance $host (export "next" (func $next)))
    (core instance $two (instantiate $second
        (with "first" (instance $one)) (with "host" (instance $host))))
    (func (export "run") (result u32) (canon lift (core func $two "run"))))"#;

fn flat(text: &str) -> wasmtime::Result<Flat> {
    flatten(&wat::parse_str(text).expect("the text is right"))
}

fn refusal(text: &str) -> String {
    match flat(text) {
        Ok(_) => "nothing".to_owned(),
        Err(error) => error.to_string(),
    }
}

#[test]
fn linked_modules_do_the_same_as_one() {
    let flat = flat(LINKED).expect("it can be made one");
    assert_eq!(&flat.image[16..21], b"first");
    assert_eq!(&flat.image[64..], b"second");
    let engine = Engine::default();
    let module = Module::new(&engine, &flat.module).expect("it is valid");
    let mut linker = Linker::new(&engine);
    let next = |mut cx: wasmtime::Caller<'_, u32>| {
        *cx.data_mut() += 100;
        *cx.data()
    };
    linker
        .func_wrap("test:host/numbers", "next", next)
        .expect("by its interface, without the version");
    let mut store = Store::new(&engine, 0);
    let instance: Instance = linker
        .instantiate(&mut store, &module)
        .expect("nothing else is imported");
    let run = instance
        .get_typed_func::<(), u32>(&mut store, "run")
        .expect("it is exported");
    // The counter, the address, three times 100 and two times 200.
    assert_eq!(run.call(&mut store, ()).ok(), Some(6 + 72 + 300 + 400));
    assert_eq!(run.call(&mut store, ()).ok(), Some(7 + 72 + 900 + 800));
}

#[test]
fn what_is_not_known_here_is_refused_by_name() {
    let with = |module: &str| {
        refusal(&format!(
            "(component (core module $m (memory 1) {module}) (core instance (instantiate $m)))"
        ))
    };
    assert_eq!(with(""), "nothing");
    assert_eq!(
        with("(func $f) (start $f)"),
        "module 0: it has a start function"
    );
    assert_eq!(
        with(r#"(data "later")"#),
        "module 0: it uses data segments later on"
    );
    assert_eq!(with("(memory 1)"), "it has 2 memories, not one");
    assert_eq!(with("(tag)"), "module 0: it uses exceptions");
    let twice = "(component (core module $m (memory 1))
        (core instance (instantiate $m)) (core instance (instantiate $m)))";
    assert_eq!(refusal(twice), "a module has two instances");
}
