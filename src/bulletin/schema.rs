//! The format as a JSON Schema (draft 2020-12), by which editors complete a data file and point at
//! slips while it is written.
//!
//! The types of [`super::model`] and their documentation give its shape. `rules` adds what types
//! do not say: how ids, dates and hashes are spelt, and how long a fragment may be. That references
//! lead somewhere and that figures are true is beyond a schema; [`super::load`] and the checker see
//! to that.

use std::borrow::Cow;

use schemars::generate::SchemaSettings;
use schemars::transform::{RestrictFormats, Transform, transform_subschemas};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use super::decimal::Decimal;
use super::load::FORMAT;
use super::model::{Factor, File};
use super::text::{LONGEST, LONGEST_ID};
use super::write::lay_out;

/// What an id that formulas and prose refer to looks like.
const ID: &str = "^[A-Za-z][A-Za-z0-9_]*$";
/// What the other ids look like, which stand in addresses and in the page.
const NAME: &str = "^[A-Za-z0-9][A-Za-z0-9_.-]*$";
/// An id, or one unit per another.
const UNIT_EXPRESSION: &str = "^[^/]+(/[^/]+)?$";
const DECIMAL: &str = r"^-?[0-9]+(\.[0-9]+)?$";
const FACTOR: &str = r"^[0-9]+(\.[0-9]+)?(/[0-9]+(\.[0-9]+)?)?$";
/// A day of the calendar, but for the years without a 29 February.
const DATE: &str = "^[0-9]{4}-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])\
    |(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|[12][0-9]))$";
const SHA_256: &str = "^[0-9a-f]{64}$";
/// The grammar of [`super::formula`], in a sentence.
const FORMULA: &str = "A formula over ids of observations, such as `A + B = C`: numbers, `12%`, `+ - * /`, \
    brackets, `sum(A, B)`, `count(collection)`, `count_all(collection)`, and at most one of \
    `= != >= > <= <`.";
/// The most characters of a number: a sign, the 29 digits that 96 bits can hold, and a point.
const LONGEST_DECIMAL: u32 = 31;
/// The most characters of a fragment, as the checker holds it.
const LONGEST_FRAGMENT: u32 = 30;

/// The types whose ids formulas and prose refer to.
const WITH_ID: [&str; 4] = ["Observation", "Statement", "Relation", "Collection"];
/// The other types with ids.
const WITH_NAME: [&str; 11] = [
    "RefArea",
    "Period",
    "Unit",
    "Source",
    "SourceSection",
    "Indicator",
    "Column",
    "Entry",
    "Chart",
    "Section",
    "Item",
];

/// What a field of a type keeps to, beyond its own type: type, field, keyword and its value.
type Rule = (&'static str, &'static str, &'static str, Value);

fn rules() -> Vec<Rule> {
    let ids = WITH_ID.into_iter().map(|of| (of, ID)).chain(WITH_NAME.into_iter().map(|of| (of, NAME)));
    let ids = ids.flat_map(|(of, pattern)| {
        [(of, "id", "pattern", json!(pattern)), (of, "id", "maxLength", json!(LONGEST_ID))]
    });
    let rules = [
        ("File", "format", "description", json!("Name and version of the format.")),
        ("File", "format", "const", json!(FORMAT)),
        ("Text", "zh", "maxLength", json!(LONGEST)),
        ("Text", "en", "maxLength", json!(LONGEST)),
        ("Relation", "formula", "description", json!(FORMULA)),
        ("Relation", "formula", "minLength", json!(1)),
        ("Relation", "unit_measure", "pattern", json!(UNIT_EXPRESSION)),
        ("Source", "published", "pattern", json!(DATE)),
        ("Source", "sha256", "pattern", json!(SHA_256)),
        ("Evidence", "line", "minimum", json!(1)),
        ("Evidence", "sentence", "minimum", json!(1)),
        ("Evidence", "fragment", "minLength", json!(1)),
        ("Evidence", "fragment", "maxLength", json!(LONGEST_FRAGMENT)),
    ];
    ids.chain(rules).collect()
}

/// The JSON Schema of the format.
pub fn schema() -> Value {
    let settings = SchemaSettings::draft2020_12()
        .with_transform(RestrictFormats::default())
        .with_transform(WithoutNull)
        .with_transform(ForReaders);
    let mut schema = settings.into_generator().into_root_schema_for::<File>().to_value();
    schema["title"] = json!("Bulletin");
    for (of, field, keyword, value) in rules() {
        if let Some(field) = fields(&mut schema, of).and_then(|fields| fields.get_mut(field)) {
            field[keyword] = value;
        }
    }
    schema
}

/// The schema as text, in the layout of the canonical form.
pub fn printed() -> String {
    lay_out(&schema().to_string())
}

fn fields<'a>(schema: &'a mut Value, of: &str) -> Option<&'a mut Map<String, Value>> {
    let holder = if of == "File" { schema } else { schema.get_mut("$defs")?.get_mut(of)? };
    holder.get_mut("properties")?.as_object_mut()
}

impl JsonSchema for Decimal {
    fn schema_name() -> Cow<'static, str> {
        "Decimal".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A number exactly as printed, in quotes: \"7.10\" keeps its zero, since that zero tells the precision.",
            "type": "string",
            "pattern": DECIMAL,
            "maxLength": LONGEST_DECIMAL,
        })
    }
}

impl JsonSchema for Factor {
    fn schema_name() -> Cow<'static, str> {
        "Factor".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A conversion factor above zero, in quotes: a decimal (\"0.01\") or a fraction (\"2000/3\").",
            "type": "string",
            "pattern": FACTOR,
        })
    }
}

/// What is not known is left out of a file, so no field offers `null`.
#[derive(Clone)]
struct WithoutNull;

impl Transform for WithoutNull {
    fn transform(&mut self, schema: &mut Schema) {
        transform_subschemas(self, schema);
        let Some(object) = schema.as_object_mut() else { return };
        if let Some(Value::Array(types)) = object.get_mut("type") {
            types.retain(|it| it != "null");
            if let [only] = &types[..] {
                let only = only.clone();
                object.insert("type".into(), only);
            }
        }
        if let Some(Value::Array(choices)) = object.get_mut("anyOf") {
            choices.retain(|it| it["type"] != "null");
            if let [Value::Object(only)] = &choices[..] {
                let only = only.clone();
                object.remove("anyOf");
                object.extend(only);
            }
        }
        if object.get("default") == Some(&Value::Null) {
            object.remove("default");
        }
    }
}

/// Puts first what says what a schema is for, and turns documentation of code into sentences for
/// editors: no line breaks, no links to items.
#[derive(Clone)]
struct ForReaders;

impl Transform for ForReaders {
    fn transform(&mut self, schema: &mut Schema) {
        transform_subschemas(self, schema);
        let Some(object) = schema.as_object_mut() else { return };
        if let Some(Value::String(words)) = object.get_mut("description") {
            let paragraphs: Vec<_> = words.split("\n\n").map(|it| it.replace('\n', " ")).collect();
            *words = without_links(&paragraphs.join("\n\n"));
        }
        let mut rest = std::mem::take(object);
        for first in ["$schema", "title", "description"] {
            object.extend(rest.shift_remove_entry(first));
        }
        object.extend(rest);
    }
}

/// ``[`a::b::C`]`` becomes `` `C` ``.
fn without_links(words: &str) -> String {
    let mut out = String::new();
    let mut rest = words;
    while let Some((before, after)) = rest.split_once("[`")
        && let Some((path, tail)) = after.split_once("`]")
    {
        let name = path.rsplit("::").next().unwrap_or(path);
        out.extend([before, "`", name, "`"]);
        rest = tail;
    }
    out + rest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_rule_has_its_field() {
        let mut schema = schema();
        for (of, field, keyword, value) in rules() {
            let fields = fields(&mut schema, of).unwrap_or_else(|| panic!("{of}"));
            assert_eq!(fields[field][keyword], value, "{of}.{field}");
        }
    }

    #[test]
    fn a_description_is_a_sentence_for_someone_who_does_not_know_the_code() {
        assert_eq!(without_links("see [`a::B`] and [`C`], not [d]"), "see `B` and `C`, not [d]");
        let text = printed();
        for trace in ["[`", "::", "null"] {
            assert!(!text.contains(trace), "{trace}");
        }
    }
}
