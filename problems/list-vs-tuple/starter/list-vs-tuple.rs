/// What each operation of the script gives, or the name of the error's type.
pub fn play(_script: Vec<String>) -> Vec<String> {
    unimplemented!("write your solution here")
}
