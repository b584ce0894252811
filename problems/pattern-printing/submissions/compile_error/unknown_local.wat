;; `$k` is used and never declared.
(module
  (memory (export "memory") 1)
  (func (export "_start")
    (local $n i64)
    (local.set $n (i64.sub (local.get $n) (local.get $k)))))
