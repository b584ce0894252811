use std::collections::BTreeMap;

#[derive(Clone, Copy, PartialEq)]
enum Value {
    Number(i64),
    Object(usize),
}

enum Object {
    List(Vec<Value>),
    Tuple(Vec<Value>),
}

/// What a tuple is for a dictionary: its content, all the way down.
#[derive(PartialEq)]
enum Key {
    Number(i64),
    Tuple(Vec<Key>),
}

#[derive(Default)]
struct Machine {
    objects: Vec<Object>,
    names: BTreeMap<String, usize>,
    dictionary: Vec<(Key, i64)>,
}

impl Machine {
    fn content(&self, id: usize) -> &Vec<Value> {
        match &self.objects[id] {
            Object::List(values) | Object::Tuple(values) => values,
        }
    }

    fn text(&self, value: Value) -> String {
        let id = match value {
            Value::Number(number) => return number.to_string(),
            Value::Object(id) => id,
        };
        let mut text = String::new();
        for (i, &element) in self.content(id).iter().enumerate() {
            if i > 0 {
                text += ", ";
            }
            text += &self.text(element);
        }
        match &self.objects[id] {
            Object::List(_) => format!("[{text}]"),
            Object::Tuple(values) if values.len() == 1 => format!("({text},)"),
            Object::Tuple(_) => format!("({text})"),
        }
    }

    fn equal(&self, left: Value, right: Value) -> bool {
        let (Value::Object(a), Value::Object(b)) = (left, right) else {
            return left == right;
        };
        let (a, b) = match (&self.objects[a], &self.objects[b]) {
            (Object::List(a), Object::List(b)) | (Object::Tuple(a), Object::Tuple(b)) => (a, b),
            _ => return false,
        };
        a.len() == b.len() && a.iter().zip(b).all(|(&a, &b)| self.equal(a, b))
    }

    fn key(&self, value: Value) -> Result<Key, String> {
        match value {
            Value::Number(number) => Ok(Key::Number(number)),
            Value::Object(id) => match &self.objects[id] {
                Object::List(_) => Err("TypeError".into()),
                Object::Tuple(values) => {
                    let keys: Result<Vec<Key>, String> =
                        values.iter().map(|&value| self.key(value)).collect();
                    Ok(Key::Tuple(keys?))
                }
            },
        }
    }

    fn place(&self, id: usize, index: &str) -> Result<usize, String> {
        let length = self.content(id).len() as i64;
        let mut index: i64 = index.parse().unwrap();
        if index < 0 {
            index += length;
        }
        if index < 0 || index >= length {
            return Err("IndexError".into());
        }
        Ok(index as usize)
    }

    fn new_object(&mut self, name: &str, object: Object) {
        self.names.insert(name.to_string(), self.objects.len());
        self.objects.push(object);
    }

    fn value(&self, word: &str) -> Value {
        match word.parse() {
            Ok(number) => Value::Number(number),
            Err(_) => Value::Object(self.names[word]),
        }
    }

    fn run(&mut self, line: &str) -> Result<String, String> {
        let words: Vec<&str> = line.split(' ').collect();
        let (operation, name, rest) = (words[0], words[1], &words[2..]);
        if operation == "list" || operation == "tuple" {
            let values = rest.iter().map(|word| self.value(word)).collect();
            let object = if operation == "list" {
                Object::List(values)
            } else {
                Object::Tuple(values)
            };
            self.new_object(name, object);
            return Ok("ok".into());
        }
        if let "alias" | "thaw" | "freeze" = operation {
            let other = self.names[rest[0]];
            match operation {
                "alias" => _ = self.names.insert(name.to_string(), other),
                "thaw" => self.new_object(name, Object::List(self.content(other).clone())),
                _ => self.new_object(name, Object::Tuple(self.content(other).clone())),
            }
            return Ok("ok".into());
        }
        let id = self.names[name];
        match operation {
            "show" => return Ok(self.text(Value::Object(id))),
            "get" => return Ok(self.text(self.content(id)[self.place(id, rest[0])?])),
            "index" => {
                let wanted = self.value(rest[0]);
                let place = self.content(id).iter().position(|&value| value == wanted);
                return place
                    .map(|place| place.to_string())
                    .ok_or("ValueError".into());
            }
            "equal" => {
                let equal = self.equal(Value::Object(id), self.value(rest[0]));
                return Ok(if equal { "True" } else { "False" }.into());
            }
            "lookup" => {
                let key = self.key(Value::Object(id))?;
                let found = self.dictionary.iter().find(|(known, _)| *known == key);
                return found.map(|(_, v)| v.to_string()).ok_or("KeyError".into());
            }
            "key" => {
                let key = self.key(Value::Object(id))?;
                self.dictionary.retain(|(known, _)| *known != key);
                self.dictionary.push((key, rest[0].parse().unwrap()));
            }
            "append" => {
                let value = self.value(rest[0]);
                match &mut self.objects[id] {
                    Object::List(values) => values.push(value),
                    Object::Tuple(_) => return Err("AttributeError".into()),
                }
            }
            "pop" => match &mut self.objects[id] {
                Object::List(values) => {
                    let last = values.pop().ok_or("IndexError")?;
                    return Ok(self.text(last));
                }
                Object::Tuple(_) => return Err("AttributeError".into()),
            },
            "set" => {
                let (place, value) = (self.place(id, rest[0]), self.value(rest[1]));
                match &mut self.objects[id] {
                    Object::List(values) => values[place?] = value,
                    Object::Tuple(_) => return Err("TypeError".into()),
                }
            }
            "plus" => {
                let more: Vec<Value> = rest[1..].iter().map(|word| self.value(word)).collect();
                match &mut self.objects[id] {
                    Object::List(values) => values.extend(more),
                    Object::Tuple(_) if rest[0] == "list" => return Err("TypeError".into()),
                    Object::Tuple(values) => {
                        let longer = values.iter().copied().chain(more).collect();
                        self.new_object(name, Object::Tuple(longer));
                    }
                }
            }
            _ => {
                // grow
                let value = self.value(rest[1]);
                let Value::Object(inner) = self.content(id)[self.place(id, rest[0])?] else {
                    return Err("TypeError".into());
                };
                let Object::List(values) = &mut self.objects[inner] else {
                    return Err("TypeError".into());
                };
                values.push(value);
                if let Object::Tuple(_) = self.objects[id] {
                    return Err("TypeError".into());
                }
            }
        }
        Ok("ok".into())
    }
}

pub fn play(script: Vec<String>) -> Vec<String> {
    let mut machine = Machine::default();
    script
        .iter()
        .map(|line| machine.run(line).unwrap_or_else(|error| error))
        .collect()
}
