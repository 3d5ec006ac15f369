//! From bytes to a [`Bulletin`], or to everything that is wrong with them, each with its place.

mod chinese;
mod fields;
mod problem;
mod references;

use serde::Deserialize;

pub use problem::{Kind, LoadError, LoadErrors, LoadProblem, What};

use super::Bulletin;
use super::place::{At, Path, Places};

/// The name and version of the format that this program reads.
pub const FORMAT: &str = "bulletin/1";

/// The most bytes that a file may have: lists of a hundred thousand entries fit in. A page reads its
/// file while the reader waits.
pub const LARGEST: usize = 32 * 1024 * 1024;

/// The most observations, statements and relations together: one for each entry of a county's register of
/// businesses, and as many again.
pub const MOST_FIGURES: usize = 100_000;

/// The most problems of one kind that are told at once: who has so many needs the first of them.
pub const MOST: usize = 100;

/// Reads a data file. A byte-order mark is passed over.
///
/// # Errors
/// All that is wrong at the first stage at which something is: text, JSON, format, fields, ids and
/// formulas, references. See [`LoadProblem`].
pub fn load(bytes: &[u8]) -> Result<Bulletin, LoadErrors> {
    let text = text_of(bytes)?;
    format_of(text)?;
    let file = fields::read(text)?;
    let figures = file.observations.len() + file.statements.len() + file.relations.len();
    if figures > MOST_FIGURES {
        return Err(LoadProblem::TooManyFigures { count: figures }.into());
    }
    Bulletin::index(file)
        .and_then(|bulletin| {
            let errors = references::check(&bulletin);
            if errors.is_empty() { Ok(bulletin) } else { Err(errors) }
        })
        .map_err(|errors| located(errors, text))
}

/// What [`load`] lets pass and a checker does not: lists in the place of objects. To find them, the
/// file is written and read once more, which a page need not do with its own.
///
/// # Errors
/// Every such list.
pub fn strict(text: &str, bulletin: &Bulletin) -> Result<(), LoadErrors> {
    match fields::lists_for_objects(text, bulletin.file()) {
        lists if lists.is_empty() => Ok(()),
        lists => Err(located(lists, text)),
    }
}

/// The text of a file, without a byte-order mark.
///
/// # Errors
/// When it is too large, no UTF-8, or empty.
pub fn text_of(bytes: &[u8]) -> Result<&str, LoadErrors> {
    if bytes.len() > LARGEST {
        return Err(LoadProblem::TooLarge { bytes: bytes.len() }.into());
    }
    if let Some(kind) = Kind::of(bytes) {
        return Err(LoadProblem::OtherKind { kind }.into());
    }
    let text = std::str::from_utf8(bytes).map_err(|e| LoadProblem::NotText { byte: e.valid_up_to() })?;
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() { Err(LoadProblem::Empty.into()) } else { Ok(text) }
}

/// Gives each error the place that its path leads to.
fn located(mut errors: Vec<LoadError>, text: &str) -> LoadErrors {
    errors.truncate(MOST);
    let places = Places::of(text);
    for error in &mut errors {
        error.place = error.place.or_else(|| match &error.problem {
            LoadProblem::Formula { error: wrong, .. } => places.character(&error.path, wrong.at - 1),
            LoadProblem::UnknownField { name, .. } | LoadProblem::RepeatedField { name } => {
                places.name(&error.path, name).or_else(|| places.find(&error.path))
            }
            _ => places.find(&error.path),
        });
    }
    LoadErrors(errors)
}

/// Looks at the format first, so that a file of another version gets that answer and not a list
/// of fields it never had.
fn format_of(text: &str) -> Result<(), LoadErrors> {
    #[derive(Deserialize)]
    struct Head {
        format: Option<serde_json::Value>,
    }
    if !text.trim_start().starts_with('{') {
        let any = serde_json::from_str::<serde::de::IgnoredAny>(text);
        return Err(
            any.map_or_else(|error| not_json(&error, text), |_| LoadProblem::Format { found: None }.into())
        );
    }
    let head: Head = serde_json::from_str(text).map_err(|error| {
        match LoadProblem::of_field(&fields::message(&error)) {
            _ if !error.is_data() => not_json(&error, text),
            twice @ LoadProblem::RepeatedField { .. } => twice.into(),
            _ => LoadProblem::Format { found: None }.into(),
        }
    })?;
    // A list would be taken for an object whose members stand in order.
    let format = head.format.filter(|_| text.trim_start().starts_with('{'));
    let found = match format {
        Some(serde_json::Value::String(found)) if found == FORMAT => return Ok(()),
        Some(serde_json::Value::String(found)) => Some(found),
        Some(other) => Some(other.to_string()),
        None => None,
    };
    let path = At::Root.key("format").path();
    Err(located(vec![LoadError { path, place: None, problem: LoadProblem::Format { found } }], text))
}

fn not_json(error: &serde_json::Error, text: &str) -> LoadErrors {
    let places = Places::of(text);
    // The byte read last is the one that does not fit, unless there was none left to read.
    let read = places.offset(error.line(), error.column());
    let at =
        if error.is_eof() { read } else { places.offset(error.line(), error.column().saturating_sub(1)) };
    let problem = LoadProblem::NotJson { message: fields::message(error) };
    LoadErrors(vec![LoadError { path: Path::default(), place: Some(places.between(at, at)), problem }])
}
