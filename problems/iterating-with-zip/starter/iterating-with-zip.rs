/// One sentence for each pair; with `fill`, the shorter list is filled up with it.
pub fn describe_people(_names: Vec<String>, _ages: Vec<i64>, _fill: Option<String>) -> Vec<String> {
    unimplemented!("write your solution here")
}
