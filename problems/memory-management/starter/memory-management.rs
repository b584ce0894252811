/// Which lines free which objects, and the objects that are left with their counts.
pub fn run_script(_script: Vec<String>) -> (Vec<(i64, i64)>, Vec<(i64, i64)>) {
    unimplemented!("write your solution here")
}
