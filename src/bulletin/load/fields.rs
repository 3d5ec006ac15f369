//! Reading a file's fields: what serde finds wrong, told in types, and more than the first of it.

use std::borrow::Cow;

use serde_json::Value;

use super::super::model::File;
use super::super::place::{At, Path, Places, Step};
use super::problem::{LoadError, LoadErrors, LoadProblem};
use super::{MOST, located, not_json};

/// The most bytes that are read to find more than one error.
const READ: usize = 32 * 1024 * 1024;

/// Reads a file whose format is known.
///
/// # Errors
/// The wrong fields: reading goes on without the items that have one, so that whoever mends a file
/// learns of all of them at once. Of a large file only so many, since it is read once for each.
pub fn read(text: &str) -> Result<File, LoadErrors> {
    let mut left = Remains { text: Cow::Borrowed(text), gone: Vec::new() };
    let mut errors = Vec::new();
    let most = MOST.min(READ / text.len().max(1)).max(2);
    loop {
        match parse(&left.text) {
            Ok(file) if errors.is_empty() => return Ok(file),
            Err(Stop::Json(error)) if errors.is_empty() => return Err(not_json(&error, text)),
            Err(Stop::Field(path, problem)) if errors.len() < most => {
                errors.push(LoadError { path: left.original(&path), place: None, problem });
                // Outside of any list nothing can be left out.
                if !left.leave_out(&path) {
                    break;
                }
            }
            _ => break,
        }
    }
    Err(located(errors, text))
}

/// The lists that stand where an object should: serde takes the items of a list for the fields of an
/// object in their order. Compares the file with what it is when written again.
pub fn lists_for_objects(text: &str, file: &File) -> Vec<LoadError> {
    let mut errors = Vec::new();
    if let (Ok(read), Ok(written)) = (serde_json::from_str(text), serde_json::to_value(file)) {
        compare(&At::Root, &read, &written, &mut errors);
    }
    errors
}

fn compare(at: &At<'_>, read: &Value, written: &Value, errors: &mut Vec<LoadError>) {
    match (read, written) {
        (Value::Array(_), Value::Object(_)) => {
            let problem = LoadProblem::WrongType { found: "sequence".into(), expected: "a map".into() };
            errors.push(LoadError { path: at.path(), place: None, problem });
        }
        (Value::Object(read), Value::Object(written)) => {
            for (key, written) in written {
                if let Some(read) = read.get(key) {
                    compare(&at.key(key), read, written, errors);
                }
            }
        }
        (Value::Array(read), Value::Array(written)) => {
            for (index, (read, written)) in read.iter().zip(written).enumerate() {
                compare(&at.index(index), read, written, errors);
            }
        }
        _ => {}
    }
}

/// Why reading stopped.
enum Stop {
    Json(serde_json::Error),
    Field(Path, LoadProblem),
}

fn parse(text: &str) -> Result<File, Stop> {
    let error = match serde_json::from_str(text) {
        Ok(file) => return Ok(file),
        Err(error) if error.is_data() => error,
        Err(error) => return Err(Stop::Json(error)),
    };
    // The byte read last is the end of the wrong value; of a name that is unknown or stands twice,
    // and of an object in which one is missing, it lies in the object itself.
    let places = Places::of(text);
    let last = places.offset(error.line(), error.column()).saturating_sub(1);
    let (mut path, problem) = (places.path_at(last), LoadProblem::of_field(&message(&error)));
    // Of two members of a map with one name, the second was read whole.
    if let LoadProblem::RepeatedField { name } = &problem
        && path.0.last() == Some(&Step::Key(name.clone()))
    {
        path.0.pop();
    }
    Err(Stop::Field(path, problem))
}

/// serde_json ends its messages in a position, which errors here give in fields of their own.
pub fn message(error: &serde_json::Error) -> String {
    let message = error.to_string();
    match message.rfind(" at line ") {
        Some(end) => message[..end].to_string(),
        None => message,
    }
}

/// A file from which items were left out.
struct Remains<'a> {
    text: Cow<'a, str>,
    /// The items' paths in the whole file.
    gone: Vec<Path>,
}

impl Remains<'_> {
    /// Where in the whole file a path of the remains leads.
    fn original(&self, path: &Path) -> Path {
        path.0.iter().fold(Path::default(), |way, step| match step {
            Step::Key(_) => way.and(step.clone()),
            Step::Index(index) => {
                let index =
                    self.gone_from(&way).into_iter().fold(*index, |at, gone| at + usize::from(gone <= at));
                way.and(Step::Index(index))
            }
        })
    }

    /// The indices of the items that were left out of a list, in their order.
    fn gone_from(&self, list: &Path) -> Vec<usize> {
        let mut gone: Vec<usize> = self
            .gone
            .iter()
            .filter_map(|item| match item.0.split_last() {
                Some((Step::Index(index), way)) if way == list.0 => Some(*index),
                _ => None,
            })
            .collect();
        gone.sort_unstable();
        gone
    }

    /// Leaves out the innermost object of a list on the way to a value, and tells whether there
    /// is one.
    fn leave_out(&mut self, path: &Path) -> bool {
        let places = Places::of(&self.text);
        let items = (1..=path.0.len()).rev().map(|length| Path(path.0[..length].to_vec()));
        let items = items.filter(|item| matches!(item.0.last(), Some(Step::Index(_))));
        let found = items.into_iter().find_map(|item| {
            let place = places.find(&item)?;
            self.text[place.start..].starts_with('{').then_some((item, place))
        });
        let Some((item, place)) = found else { return false };
        let (before, behind) = (&self.text[..place.start], &self.text[place.end..]);
        let text = match (behind.trim_start().strip_prefix(','), before.trim_end().strip_suffix(',')) {
            (Some(behind), _) => format!("{before}{behind}"),
            (None, Some(before)) => format!("{before}{behind}"),
            (None, None) => format!("{before}{behind}"),
        };
        self.gone.push(self.original(&item));
        self.text = Cow::Owned(text);
        true
    }
}
