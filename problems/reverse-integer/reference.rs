/// Reverses the decimal digits of `number` and keeps its sign.
pub fn reverse_integer(number: i64) -> i64 {
    let mut rest = i128::from(number).abs();
    let mut reversed = 0_i128;
    while rest > 0 {
        reversed = reversed * 10 + rest % 10;
        rest /= 10;
    }
    let signed = if number < 0 { -reversed } else { reversed };
    i64::try_from(signed).expect("the cases are chosen so that the result fits")
}
