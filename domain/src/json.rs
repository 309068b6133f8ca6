//! Our own types from and to JSON, for the app: what serde does for the server, by the same attributes, in a fraction of
//! the code, because every kilobyte of the app is somebody's mobile data. `#[derive(Json)]` makes all of it; a test
//! holds it against serde for every type. What does not fit is `None`: the shape is the server's to test.

mod plain;

pub use domain_derive::Json;
pub use serde_json::{Map, Value};

/// What can be read from JSON.
pub trait FromJson: Sized {
    /// Reads a value; `None` if it is not of that shape, or breaks a rule of the type.
    fn from_json(value: &Value) -> Option<Self>;

    /// What it is where there is no such field; `None` if it must be there.
    #[must_use]
    fn absent() -> Option<Self> {
        None
    }
}

/// What can be written as JSON.
pub trait ToJson {
    /// Writes a value.
    fn to_json(&self) -> Value;
}

/// What is an object, whose fields can also stand among those of another.
pub trait Object: Sized {
    /// Reads its fields; `None` as in [`FromJson::from_json`].
    fn read(fields: &mut Fields<'_>) -> Option<Self>;

    /// Writes its fields.
    fn write(&self, object: &mut Map<String, Value>);
}

/// What is one of several words.
pub trait Word {
    /// The word on the wire.
    fn word(&self) -> &'static str;
}

impl<T: Word> Word for &T {
    fn word(&self) -> &'static str {
        T::word(self)
    }
}

/// The fields of an object, and which of them were asked for.
#[derive(Debug)]
pub struct Fields<'a> {
    object: &'a Map<String, Value>,
    known: Vec<&'static str>,
}

impl<'a> Fields<'a> {
    /// The field of that name.
    pub fn get<T: FromJson>(&mut self, name: &'static str) -> Option<T> {
        match self.find(name) {
            Some(value) => T::from_json(value),
            None => T::absent(),
        }
    }

    /// The field of that name, or the default where there is none.
    pub fn get_or_default<T: FromJson + Default>(&mut self, name: &'static str) -> Option<T> {
        match self.find(name) {
            Some(value) => T::from_json(value),
            None => Some(T::default()),
        }
    }

    /// The word that says what kind of object this is.
    pub fn word(&mut self, name: &'static str) -> Option<&'a str> {
        self.find(name)?.as_str()
    }

    #[inline(never)]
    fn find(&mut self, name: &'static str) -> Option<&'a Value> {
        self.known.push(name);
        self.object.get(name)
    }
}

/// All fields that were not asked for before: those of a newer version.
impl Object for Map<String, Value> {
    fn read(fields: &mut Fields<'_>) -> Option<Self> {
        let mut rest = Self::new();
        for (name, value) in fields.object {
            if !fields.known.contains(&name.as_str()) {
                rest.insert(name.clone(), value.clone());
            }
        }
        Some(rest)
    }

    fn write(&self, object: &mut Self) {
        for (name, value) in self {
            object.insert(name.clone(), value.clone());
        }
    }
}

/// Reads an object.
pub fn read_object<T: Object>(value: &Value) -> Option<T> {
    T::read(&mut Fields { object: value.as_object()?, known: Vec::new() })
}

/// Writes an object.
pub fn write_object(written: &impl Object) -> Value {
    let mut object = Map::new();
    written.write(&mut object);
    Value::Object(object)
}

/// Sets a field.
#[inline(never)]
pub fn put(object: &mut Map<String, Value>, name: &str, value: Value) {
    object.insert(name.to_owned(), value);
}

/// Which of `words` it is.
#[inline(never)]
#[must_use]
pub fn place_of(value: &Value, words: &[&str]) -> Option<usize> {
    let said = value.as_str()?;
    words.iter().position(|word| *word == said)
}

#[cfg(test)]
mod tests;
