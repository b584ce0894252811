;; Waits for a number to become negative, and forgets to make it smaller.
(module
  (memory (export "memory") 1)
  (func (export "_start")
    (local $current i64)
    (local.set $current (i64.const 15))
    (loop $down
      (br_if $down (i64.gt_s (local.get $current) (i64.const 0))))))
