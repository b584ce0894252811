/// The largest number, or none if there are none.
pub fn {{name}}(_numbers: Vec<i64>) -> Option<i64> {
    unimplemented!("write your solution here")
}
