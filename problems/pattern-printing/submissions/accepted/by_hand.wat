;; The walk in WebAssembly text, with nothing but two WASI functions.
;;
;; Memory: 0 one buffer descriptor (address, length), 8 the count of bytes moved,
;; 64 the input, 1024 the output, 131072 one number's digits, written from the end.
(module
  (import "wasi_snapshot_preview1" "fd_read"
    (func $fd_read (param i32 i32 i32 i32) (result i32)))
  (import "wasi_snapshot_preview1" "fd_write"
    (func $fd_write (param i32 i32 i32 i32) (result i32)))
  (memory (export "memory") 3)
  (global $in (mut i32) (i32.const 64))
  (global $out (mut i32) (i32.const 1024))

  (func $read_all
    (local $end i32)
    (local.set $end (i32.const 64))
    (block $done
      (loop $more
        (i32.store (i32.const 0) (local.get $end))
        (i32.store (i32.const 4) (i32.sub (i32.const 1000) (local.get $end)))
        (br_if $done
          (call $fd_read (i32.const 0) (i32.const 0) (i32.const 1) (i32.const 8)))
        (br_if $done (i32.eqz (i32.load (i32.const 8))))
        (local.set $end (i32.add (local.get $end) (i32.load (i32.const 8))))
        (br $more))))

  ;; The next integer of the input. It is gathered as a negative number,
  ;; because the smallest integer has no positive counterpart.
  (func $next_integer (result i64)
    (local $negative i32)
    (local $byte i32)
    (local $value i64)
    (if (i32.eq (i32.load8_u (global.get $in)) (i32.const 45))
      (then
        (local.set $negative (i32.const 1))
        (global.set $in (i32.add (global.get $in) (i32.const 1)))))
    (block $done
      (loop $digit
        (local.set $byte (i32.sub (i32.load8_u (global.get $in)) (i32.const 48)))
        (br_if $done (i32.gt_u (local.get $byte) (i32.const 9)))
        (local.set $value
          (i64.sub
            (i64.mul (local.get $value) (i64.const 10))
            (i64.extend_i32_u (local.get $byte))))
        (global.set $in (i32.add (global.get $in) (i32.const 1)))
        (br $digit)))
    ;; The one byte behind a number: a space or a newline.
    (global.set $in (i32.add (global.get $in) (i32.const 1)))
    (if (result i64) (local.get $negative)
      (then (local.get $value))
      (else (i64.sub (i64.const 0) (local.get $value)))))

  (func $put (param $byte i32)
    (i32.store8 (global.get $out) (local.get $byte))
    (global.set $out (i32.add (global.get $out) (i32.const 1))))

  (func $put_integer (param $value i64)
    (local $at i32)
    (if (i64.lt_s (local.get $value) (i64.const 0))
      (then
        (call $put (i32.const 45))
        (local.set $value (i64.sub (i64.const 0) (local.get $value)))))
    (local.set $at (i32.const 131104))
    (loop $digit
      (local.set $at (i32.sub (local.get $at) (i32.const 1)))
      (i32.store8 (local.get $at)
        (i32.add (i32.const 48)
          (i32.wrap_i64 (i64.rem_u (local.get $value) (i64.const 10)))))
      (local.set $value (i64.div_u (local.get $value) (i64.const 10)))
      (br_if $digit (i64.ne (local.get $value) (i64.const 0))))
    (loop $copy
      (call $put (i32.load8_u (local.get $at)))
      (local.set $at (i32.add (local.get $at) (i32.const 1)))
      (br_if $copy (i32.lt_u (local.get $at) (i32.const 131104)))))

  (func $write_all
    (local $from i32)
    (local.set $from (i32.const 1024))
    (block $done
      (loop $more
        (br_if $done (i32.ge_u (local.get $from) (global.get $out)))
        (i32.store (i32.const 0) (local.get $from))
        (i32.store (i32.const 4) (i32.sub (global.get $out) (local.get $from)))
        (br_if $done
          (call $fd_write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 8)))
        (local.set $from (i32.add (local.get $from) (i32.load (i32.const 8))))
        (br $more))))

  (func (export "_start")
    (local $n i64)
    (local $k i64)
    (local $current i64)
    (call $read_all)
    (local.set $n (call $next_integer))
    (local.set $k (call $next_integer))
    (local.set $current (local.get $n))
    (block $bottom
      (loop $down
        (call $put_integer (local.get $current))
        (br_if $bottom (i64.le_s (local.get $current) (i64.const 0)))
        (call $put (i32.const 32))
        (local.set $current (i64.sub (local.get $current) (local.get $k)))
        (br $down)))
    (block $top
      (loop $up
        (br_if $top (i64.ge_s (local.get $current) (local.get $n)))
        (local.set $current (i64.add (local.get $current) (local.get $k)))
        (call $put (i32.const 32))
        (call $put_integer (local.get $current))
        (br $up)))
    (call $put (i32.const 10))
    (call $write_all)))
