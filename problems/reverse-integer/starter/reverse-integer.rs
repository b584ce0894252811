/// The integer with the decimal digits of `number` in reverse order and the same sign.
pub fn reverse_integer(_number: i64) -> i64 {
    unimplemented!("write your solution here")
}
