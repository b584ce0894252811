//! Prints the transcript that right animals give for a script.

use std::collections::HashMap;
use std::io::{Read, stdin};

/// The name of an exception's type, or what the transcript says.
type Outcome = Result<String, &'static str>;

/// A class and where Python looks for its methods, in this order.
fn resolution(class: &str) -> &'static [&'static str] {
    match class {
        "Animal" => &["Animal", "object"],
        "Cat" => &["Cat", "Animal", "object"],
        "Dog" => &["Dog", "Animal", "object"],
        "Puppy" => &["Puppy", "Dog", "Animal", "object"],
        "Loud" => &["Loud", "Animal", "object"],
        "LoudDog" => &["LoudDog", "Dog", "Loud", "Animal", "object"],
        "LoudCat" => &["LoudCat", "Cat", "Loud", "Animal", "object"],
        _ => panic!("unknown class in the script: {class}"),
    }
}

/// Whether the class has the method itself, inherited ones aside.
fn defines(class: &str, method: &str) -> bool {
    match method {
        "speak" => ["Animal", "Dog", "Puppy", "Loud"].contains(&class),
        "fetch" => class == "Dog",
        _ => class == "Cat",
    }
}

struct Object {
    class: String,
    attributes: HashMap<String, String>,
}

impl Object {
    fn new(class: &str, words: &[&str]) -> Self {
        // What the words are, and the sound where it is no word.
        let (names, sound) = match class {
            "Animal" | "Loud" => (["name", "sound"], words[1]),
            "Cat" | "LoudCat" => (["name", "color"], "Meow"),
            _ => (["name", "breed"], "Woof"),
        };
        let sound = match class {
            "Loud" | "LoudCat" | "LoudDog" => sound.to_uppercase(),
            _ => sound.to_owned(),
        };
        let words = words.iter().map(|word| (*word).to_owned());
        let mut attributes: HashMap<_, _> =
            names.map(str::to_owned).into_iter().zip(words).collect();
        attributes.insert("sound".to_owned(), sound);
        Object {
            class: class.to_owned(),
            attributes,
        }
    }

    fn get(&self, attribute: &str) -> Outcome {
        let value = self.attributes.get(attribute);
        value.cloned().ok_or("AttributeError")
    }

    /// What the first of these classes that has `speak` says.
    fn speak(&self, classes: &[&str]) -> Outcome {
        let Some(at) = classes.iter().position(|class| defines(class, "speak")) else {
            return Err("AttributeError");
        };
        let after = &classes[at + 1..];
        let (name, sound) = (self.get("name")?, self.get("sound")?);
        Ok(match classes[at] {
            "Dog" => format!("{name} ({}) barks: {sound}!", self.get("breed")?),
            "Puppy" => self.speak(after)? + " and wags its tail.",
            "Loud" => self.speak(after)? + "!",
            _ => format!("{name} says {sound}"),
        })
    }

    /// The object's name, if a class of it has the method.
    fn name_for(&self, method: &str) -> Outcome {
        let classes = resolution(&self.class);
        if !classes.iter().any(|class| defines(class, method)) {
            return Err("AttributeError");
        }
        self.get("name")
    }
}

fn play(objects: &mut HashMap<String, Object>, words: &[&str]) -> Outcome {
    Ok(match *words {
        ["make", name, class, ref words @ ..] => {
            objects.insert(name.to_owned(), Object::new(class, words));
            class.to_owned()
        }
        ["speak", name] => {
            let object = &objects[name];
            object.speak(resolution(&object.class))?
        }
        ["fetch", name, item] => {
            format!("{} fetches the {item}.", objects[name].name_for("fetch")?)
        }
        ["purr", name] => format!("{} purrs.", objects[name].name_for("purr")?),
        ["get", name, attribute] => objects[name].get(attribute)?,
        ["set", name, attribute, value] => {
            let object = objects.get_mut(name).expect("a name of the script");
            object
                .attributes
                .insert(attribute.to_owned(), value.to_owned());
            "ok".to_owned()
        }
        ["isinstance", name, class] => truth(resolution(&objects[name].class).contains(&class)),
        ["issubclass", class, parent] => truth(resolution(class).contains(&parent)),
        ["mro", class] => resolution(class).join(" "),
        ["where", class, method] => {
            let mut classes = resolution(class).iter();
            let found = classes.find(|class| defines(class, method));
            found.map_or("nowhere", |class| class).to_owned()
        }
        ["super", name, class] => {
            let object = &objects[name];
            let classes = resolution(&object.class);
            let Some(at) = classes.iter().position(|parent| *parent == class) else {
                return Err("TypeError");
            };
            object.speak(&classes[at + 1..])?
        }
        _ => panic!("unknown operation in the script: {words:?}"),
    })
}

/// A truth value as Python writes it.
fn truth(value: bool) -> String {
    if value { "True" } else { "False" }.to_owned()
}

fn main() {
    let mut script = String::new();
    stdin()
        .read_to_string(&mut script)
        .expect("the script is UTF-8");
    let mut objects = HashMap::new();
    for line in script.lines() {
        // An underscore stands for a space inside a word.
        let words: Vec<String> = line.split(' ').map(|word| word.replace('_', " ")).collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let said = play(&mut objects, &words).unwrap_or_else(str::to_owned);
        println!("{line} -> {said}");
    }
}
