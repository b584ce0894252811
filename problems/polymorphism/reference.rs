//! Prints the transcript that right animals give for a script.

use std::collections::{HashMap, VecDeque};
use std::io::{Read, stdin};

/// The name of an exception's type, or what the transcript says.
type Outcome = Result<String, &'static str>;

struct Object {
    class: String,
    /// What a parrot has still to say.
    words: VecDeque<String>,
}

impl Object {
    fn speak(&mut self) -> Outcome {
        let said = match self.class.as_str() {
            "Dog" => "Woof!",
            "Cat" => "Meow!",
            "Duck" => "Quack!",
            "Puppy" => "Woof! Woof!",
            "Robot" => "Beep!",
            "Radio" => "News!",
            "Mimic" => "Echo!",
            "Parrot" => return Ok(self.words.pop_front().unwrap_or_default()),
            "Animal" | "Fish" => return Err("NotImplementedError"),
            // A rock has no `speak`, and a toy has no battery.
            _ => return Err("AttributeError"),
        };
        Ok(said.to_owned())
    }

    fn is_animal(&self) -> bool {
        ["Animal", "Dog", "Cat", "Puppy", "Fish"].contains(&self.class.as_str())
    }
}

fn play(objects: &mut HashMap<String, Object>, words: &[&str]) -> Outcome {
    let (operation, name) = (words[0], words[1]);
    if operation == "make" {
        let object = Object {
            class: words[2].to_owned(),
            words: words[3..].iter().map(|word| (*word).to_owned()).collect(),
        };
        objects.insert(name.to_owned(), object);
        return Ok(words[2].to_owned());
    }
    let object = objects.get_mut(name).expect("a name of the script");
    match operation {
        "speak" => Ok(quoted(&object.speak()?)),
        "introduce" if object.is_animal() => {
            let said = object.speak()?;
            Ok(quoted(&format!("I am a {}: {said}", object.class)))
        }
        "introduce" => Err("AttributeError"),
        "isinstance" => Ok(if object.is_animal() { "True" } else { "False" }.to_owned()),
        // `chorus` and `stream`
        _ => {
            let mut said = Vec::new();
            for name in &words[1..] {
                let object = objects.get_mut(*name).expect("a name of the script");
                if object.class != "Rock" {
                    said.push(quoted(&object.speak()?));
                }
            }
            Ok(format!("[{}]", said.join(", ")))
        }
    }
}

/// A text without quotes as Python writes it.
fn quoted(text: &str) -> String {
    format!("'{text}'")
}

fn main() {
    let mut script = String::new();
    stdin()
        .read_to_string(&mut script)
        .expect("the script is UTF-8");
    let mut objects = HashMap::new();
    for line in script.lines() {
        let words: Vec<&str> = line.split(' ').collect();
        let said = play(&mut objects, &words).unwrap_or_else(str::to_owned);
        println!("{line} -> {said}");
    }
}
