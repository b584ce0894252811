use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt;
use std::rc::Rc;

/// The name of an exception's type, or what the operation gives.
type Outcome = Result<String, &'static str>;

#[derive(Clone, PartialEq)]
enum Value {
    Integer(i64),
    Sequence(Sequence),
}

/// A list, or a tuple, which is a list that nobody changes. Clones are the same object.
#[derive(Clone, PartialEq)]
struct Sequence {
    is_list: bool,
    elements: Rc<RefCell<Vec<Value>>>,
}

impl Sequence {
    /// Its elements, to change them, if it is a list; a tuple gives the error.
    fn list_or(&self, error: &'static str) -> Result<Rc<RefCell<Vec<Value>>>, &'static str> {
        if self.is_list {
            Ok(self.elements.clone())
        } else {
            Err(error)
        }
    }

    /// The place that an index means; a negative one counts from the end.
    fn place(&self, index: &str) -> Result<usize, &'static str> {
        let length = self.elements.borrow().len() as i64;
        let index = integer(index);
        let place = if index < 0 { index + length } else { index };
        if (0..length).contains(&place) {
            Ok(place as usize)
        } else {
            Err("IndexError")
        }
    }

    /// What stands for it in the dictionary: its text.
    /// Where no list is inside, what is equal has the same text.
    fn key(&self) -> Outcome {
        let text = Value::Sequence(self.clone()).to_string();
        if text.contains('[') {
            return Err("TypeError");
        }
        Ok(text)
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Value::Integer(number) => write!(f, "{number}"),
            Value::Sequence(sequence) => {
                let elements = sequence.elements.borrow();
                let texts: Vec<String> = elements.iter().map(Value::to_string).collect();
                let text = texts.join(", ");
                match (sequence.is_list, texts.len()) {
                    (true, _) => write!(f, "[{text}]"),
                    (false, 1) => write!(f, "({text},)"),
                    (false, _) => write!(f, "({text})"),
                }
            }
        }
    }
}

/// What the names of a script mean, and its dictionary.
#[derive(Default)]
struct State {
    names: HashMap<String, Sequence>,
    dictionary: HashMap<String, i64>,
}

impl State {
    fn get(&self, name: &str) -> Sequence {
        self.names[name].clone()
    }

    fn bind(&mut self, name: &str, is_list: bool, elements: Vec<Value>) -> Outcome {
        let sequence = Sequence {
            is_list,
            elements: Rc::new(RefCell::new(elements)),
        };
        self.names.insert(name.to_owned(), sequence);
        done()
    }

    /// Integers, and the objects that names mean.
    fn values(&self, words: &[&str]) -> Vec<Value> {
        let value = |word: &&str| match self.names.get(*word) {
            Some(sequence) => Value::Sequence(sequence.clone()),
            None => Value::Integer(integer(word)),
        };
        words.iter().map(value).collect()
    }

    fn play(&mut self, words: &[&str]) -> Outcome {
        match *words {
            [kind @ ("list" | "tuple"), name, ref items @ ..] => {
                self.bind(name, kind == "list", self.values(items))
            }
            ["alias", name, other] => {
                self.names.insert(name.to_owned(), self.get(other));
                done()
            }
            [kind @ ("thaw" | "freeze"), name, other] => {
                let elements = self.get(other).elements.borrow().clone();
                self.bind(name, kind == "thaw", elements)
            }
            ["show", name] => Ok(Value::Sequence(self.get(name)).to_string()),
            ["get", name, index] => {
                let sequence = self.get(name);
                let place = sequence.place(index)?;
                let element = sequence.elements.borrow()[place].to_string();
                Ok(element)
            }
            ["index", name, value] => {
                let (sequence, wanted) = (self.get(name), Value::Integer(integer(value)));
                let place = sequence.elements.borrow().iter().position(|e| *e == wanted);
                place.map(|place| place.to_string()).ok_or("ValueError")
            }
            ["equal", name, other] => {
                let equal = self.get(name) == self.get(other);
                Ok(if equal { "True" } else { "False" }.to_owned())
            }
            ["append", name, value] => {
                let list = self.get(name).list_or("AttributeError")?;
                list.borrow_mut().push(Value::Integer(integer(value)));
                done()
            }
            ["pop", name] => {
                let last = self.get(name).list_or("AttributeError")?.borrow_mut().pop();
                last.map(|last| last.to_string()).ok_or("IndexError")
            }
            ["set", name, index, value] => {
                let sequence = self.get(name);
                let list = sequence.list_or("TypeError")?;
                let place = sequence.place(index)?;
                list.borrow_mut()[place] = Value::Integer(integer(value));
                done()
            }
            ["plus", name, kind, ref items @ ..] => {
                let (sequence, items) = (self.get(name), self.values(items));
                if sequence.is_list {
                    sequence.elements.borrow_mut().extend(items);
                    return done();
                }
                if kind == "list" {
                    return Err("TypeError");
                }
                let longer = [sequence.elements.borrow().clone(), items].concat();
                self.bind(name, false, longer)
            }
            ["grow", name, index, value] => {
                let sequence = self.get(name);
                let place = sequence.place(index)?;
                let Value::Sequence(inner) = sequence.elements.borrow()[place].clone() else {
                    return Err("TypeError");
                };
                let list = inner.list_or("TypeError")?;
                list.borrow_mut().push(Value::Integer(integer(value)));
                // The inner list has grown; putting it back in its place is what a tuple refuses.
                sequence.list_or("TypeError")?;
                done()
            }
            ["key", name, value] => {
                let key = self.get(name).key()?;
                self.dictionary.insert(key, integer(value));
                done()
            }
            ["lookup", name] => {
                let key = self.get(name).key()?;
                self.dictionary
                    .get(&key)
                    .map(i64::to_string)
                    .ok_or("KeyError")
            }
            _ => panic!("unknown operation in the script: {words:?}"),
        }
    }
}

fn done() -> Outcome {
    Ok("ok".to_owned())
}

fn integer(word: &str) -> i64 {
    word.parse().expect("an integer")
}

/// What each operation of the script gives.
pub fn play(script: Vec<String>) -> Vec<String> {
    let mut state = State::default();
    let outcome = |line: &String| {
        let words: Vec<&str> = line.split(' ').collect();
        state.play(&words).unwrap_or_else(str::to_owned)
    };
    script.iter().map(outcome).collect()
}
