//! The published schema, held by an independent validator against the files of this project, and
//! against files with one slip each.

// A test fails by panicking.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic)]

use bulletin::bulletin::load::load;
use bulletin::bulletin::schema::{printed, schema};
use bulletin::check::inspect;
use bulletin::check::problem::LONGEST_FRAGMENT;
use serde_json::{Map, Value, json};

const FIXTURE: &str = include_str!("../src/bulletin/fixture.json");

fn fixture() -> Value {
    serde_json::from_str(FIXTURE).expect("JSON")
}

fn validator() -> jsonschema::Validator {
    jsonschema::draft202012::new(&schema()).expect("a schema")
}

#[test]
fn the_schema_beside_the_data_is_the_one_that_the_tool_prints() {
    let committed = include_str!("../public/data/bulletin.schema.json");
    assert!(committed == printed(), "write it again: bulletin schema > public/data/bulletin.schema.json");
}

#[test]
fn the_schema_is_a_schema() {
    let schema = schema();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    jsonschema::draft202012::meta::validate(&schema).expect("valid by the meta-schema");
}

#[test]
fn every_bulletin_of_this_project_is_valid() {
    let validator = validator();
    let files = [
        include_str!("../public/data/kazuo-2025-h1.json"),
        include_str!("../public/data/qiyun-2025-h1.json"),
        FIXTURE,
        include_str!("../src/bulletin/template.json"),
    ];
    for file in files {
        let file: Value = serde_json::from_str(file).expect("JSON");
        let errors: Vec<_> =
            validator.iter_errors(&file).map(|it| format!("{}: {it}", it.instance_path())).collect();
        assert!(errors.is_empty(), "{}: {errors:?}", file["id"]);
    }
}

#[test]
fn a_file_beside_the_schema_names_it() {
    for file in [
        include_str!("../public/data/kazuo-2025-h1.json"),
        include_str!("../public/data/qiyun-2025-h1.json"),
        include_str!("../src/bulletin/template.json"),
    ] {
        let file: Value = serde_json::from_str(file).expect("JSON");
        assert_eq!(file["$schema"], "bulletin.schema.json");
    }
}

/// Calls `visit` for each schema of an object, by its place.
fn objects(at: &str, schema: &Value, visit: &mut impl FnMut(&str, &Map<String, Value>)) {
    match schema {
        Value::Object(map) => {
            if map.get("type") == Some(&json!("object")) {
                visit(at, map);
            }
            map.iter().for_each(|(key, inner)| objects(&format!("{at}/{key}"), inner, visit));
        }
        Value::Array(list) => list.iter().for_each(|inner| objects(at, inner, visit)),
        _ => {}
    }
}

#[test]
fn no_object_takes_a_field_that_it_does_not_describe() {
    let (mut closed, mut maps) = (0, Vec::new());
    objects("", &schema(), &mut |at, object| match &object["additionalProperties"] {
        Value::Bool(false) => {
            closed += 1;
            let fields = object["properties"].as_object().expect("properties");
            // One of several: what it is stands beside its only field.
            let described = |inner: &Value| inner.get("description").is_some() || fields.len() == 1;
            for (field, inner) in fields {
                assert!(
                    described(inner) && object.contains_key("description"),
                    "{at}/{field} says nothing of itself"
                );
            }
        }
        Value::Object(_) => maps.push(at.to_string()),
        other => panic!("{at}: {other}"),
    });
    assert!(closed > 25, "{closed}");
    // What a unit measures, and the cells of an entry: their keys are the file's own.
    assert_eq!(maps, ["/$defs/Unit/properties/dimension", "/$defs/Entry/properties/cells"]);
}

#[test]
fn the_schema_and_the_checker_agree_on_the_longest_fragment() {
    assert_eq!(schema()["$defs"]["Evidence"]["properties"]["fragment"]["maxLength"], LONGEST_FRAGMENT);
}

/// Who refuses a slip.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum By {
    /// The schema and the program that reads the file.
    Both,
    /// The schema alone: the page can do with it, and the checker has its own say.
    Schema,
}

/// A slip: its name, the place in the fixture, what comes to stand there (nothing takes the field
/// out), and who refuses it.
type Slip = (&'static str, &'static str, Option<Value>, By);

fn slips() -> Vec<Slip> {
    let long = "县".repeat(LONGEST_FRAGMENT + 1);
    vec![
        ("an unknown field of the file", "/publisher", Some(json!("x")), By::Both),
        ("an unknown field of an observation", "/observations/0/colour", Some(json!("red")), By::Both),
        ("a misspelt field", "/units/0/prefx", Some(json!(true)), By::Both),
        ("a third language", "/title/fr", Some(json!("Un comté")), By::Both),
        ("no title", "/title", None, By::Both),
        ("no format", "/format", None, By::Both),
        ("no English", "/title/en", None, By::Both),
        ("no evidence", "/observations/0/evidence", None, By::Both),
        ("no fragment", "/observations/0/evidence/0/fragment", None, By::Both),
        ("no factor", "/units/0/factor", None, By::Both),
        ("no drawing", "/charts/0/drawing", None, By::Both),
        ("another version", "/format", Some(json!("bulletin/2")), By::Both),
        ("words instead of two languages", "/title", Some(json!("某县")), By::Both),
        ("a list of two languages", "/title", Some(json!(["某县", "A county"])), By::Both),
        ("a list instead of an area", "/areas/0", Some(json!(["COUNTY", ["某县", "The county"]])), By::Both),
        (
            "a list instead of evidence",
            "/observations/0/evidence/0",
            Some(json!(["text", null, 1, 1, null, "增长6.2%"])),
            By::Both,
        ),
        ("a list instead of a drawing", "/charts/4/drawing/bounds", Some(json!([[]])), By::Both),
        (
            "a list in a cell",
            "/collections/0/entries/0/cells/what/text",
            Some(json!(["做材料", "Materials"])),
            By::Both,
        ),
        ("an object instead of a list", "/observations", Some(json!({})), By::Both),
        ("a word instead of yes or no", "/units/2/prefix", Some(json!("yes")), By::Both),
        ("a number instead of a decimal", "/observations/0/value", Some(json!(6.2)), By::Both),
        ("a decimal with an exponent", "/observations/0/value", Some(json!("1e999")), By::Both),
        ("a decimal with separators", "/observations/0/value", Some(json!("37,663")), By::Both),
        ("a decimal of forty digits", "/observations/0/value", Some(json!("1".repeat(40))), By::Both),
        ("not a number", "/observations/0/value", Some(json!("NaN")), By::Both),
        ("a full-width decimal", "/observations/0/value", Some(json!("６.２")), By::Both),
        ("a factor below zero", "/units/0/factor", Some(json!("-1")), By::Both),
        ("a factor whose signs cancel", "/units/0/factor", Some(json!("-2/-3")), By::Both),
        ("a factor with a sign below", "/units/0/factor", Some(json!("2/-3")), By::Both),
        ("a factor of three parts", "/units/0/factor", Some(json!("1/2/3")), By::Both),
        ("a number instead of a factor", "/units/0/factor", Some(json!(0.01)), By::Both),
        ("an unknown kind", "/indicators/0/kind", Some(json!("ratio")), By::Both),
        ("an unknown bound", "/observations/0/bound", Some(json!("over")), By::Both),
        ("an unknown status", "/observations/0/obs_status", Some(json!("A")), By::Both),
        ("an unknown basis", "/observations/0/basis", Some(json!("同比")), By::Both),
        ("an unknown drawing", "/charts/0/drawing", Some(json!({ "pie": {} })), By::Both),
        ("two drawings", "/charts/0/drawing/bounds", Some(json!({ "rows": [] })), By::Both),
        ("an unknown rounding", "/relations/0/rounding", Some(json!("up")), By::Both),
        ("an empty formula", "/relations/0/formula", Some(json!("")), By::Both),
        ("a power below zero", "/observations/0/unit_mult", Some(json!(-4)), By::Both),
        ("a power with a fraction", "/observations/0/unit_mult", Some(json!(0.5)), By::Both),
        ("an id with a space", "/observations/0/id", Some(json!("GROWTH RATE")), By::Both),
        ("an id that starts with a digit", "/statements/0/id", Some(json!("1DAY")), By::Both),
        ("an id with a minus", "/relations/4/id", Some(json!("RATE-2")), By::Both),
        ("an id in Chinese", "/collections/0/id", Some(json!("企业")), By::Both),
        ("an id too long", "/observations/0/id", Some(json!("A".repeat(65))), By::Both),
        ("a chart's id in Chinese", "/charts/0/id", Some(json!("增速")), By::Both),
        ("an entry's id with a slash", "/collections/0/entries/0/id", Some(json!("a/b")), By::Both),
        ("a text of a book", "/title/zh", Some(json!("县".repeat(4001))), By::Both),
        ("a span below zero", "/observations/0/evidence/0/span/0", Some(json!(-1)), By::Both),
        ("a span of one", "/observations/0/evidence/0/span", Some(json!([5])), By::Both),
        ("a span of three", "/observations/0/evidence/0/span", Some(json!([5, 15, 25])), By::Both),
        ("a span in words", "/observations/0/evidence/0/span", Some(json!("5-15")), By::Both),
        ("a cell that is a bare word", "/collections/0/entries/0/cells/what", Some(json!("x")), By::Both),
        ("a fragment too long", "/observations/0/evidence/0/fragment", Some(json!(long)), By::Schema),
        ("an empty fragment", "/observations/0/evidence/0/fragment", Some(json!("")), By::Schema),
        ("line zero", "/observations/0/evidence/0/line", Some(json!(0)), By::Schema),
        ("a hash too short", "/sources/0/sha256", Some(json!("c90a")), By::Both),
        ("a hash in capitals", "/sources/0/sha256", Some(json!("AB".repeat(32))), By::Both),
        ("a hash of other letters", "/sources/0/sha256", Some(json!("xy".repeat(32))), By::Both),
        ("a hash of full-width digits", "/sources/0/sha256", Some(json!("１".repeat(64))), By::Both),
        ("a number instead of a hash", "/sources/0/sha256", Some(json!(979)), By::Both),
        ("a date of another kind", "/sources/0/published", Some(json!("18 July 2025")), By::Both),
        ("a thirteenth month", "/sources/0/published", Some(json!("2025-13-01")), By::Both),
        ("a 31 June", "/sources/0/published", Some(json!("2025-06-31")), By::Both),
        ("a 30 February", "/sources/0/published", Some(json!("2024-02-30")), By::Both),
        ("a day zero", "/sources/0/published", Some(json!("2025-07-00")), By::Both),
        ("a date with a time", "/sources/0/published", Some(json!("2025-07-18T08:00")), By::Both),
        ("a date of full-width digits", "/sources/0/published", Some(json!("２０２５-07-18")), By::Both),
        ("null for what is not known", "/sources/0/published", Some(Value::Null), By::Schema),
    ]
}

/// The fixture with one slip.
fn spoilt(place: &str, value: Option<Value>) -> Value {
    let mut file = fixture();
    let (holder, field) = place.rsplit_once('/').expect("a pointer");
    match (file.pointer_mut(holder).unwrap_or_else(|| panic!("{place}")), value) {
        (Value::Object(map), Some(value)) => {
            map.insert(field.into(), value);
        }
        (Value::Array(list), Some(value)) => list[field.parse::<usize>().expect("an index")] = value,
        (Value::Object(map), None) => assert!(map.remove(field).is_some(), "{place} was not there"),
        (holder, _) => panic!("{place} stands in {holder}"),
    }
    file
}

#[test]
fn each_slip_is_refused_by_the_schema_and_by_the_program_where_it_cannot_go_on() {
    let validator = validator();
    assert!(slips().len() >= 25);
    for (name, place, value, by) in slips() {
        let file = spoilt(place, value);
        assert!(!validator.is_valid(&file), "{name}: the schema lets it pass");
        assert_eq!(
            inspect(file.to_string().as_bytes(), &[]).bulletin.is_none(),
            by == By::Both,
            "{name}: when read"
        );
    }
}

#[test]
fn dates_and_hashes_as_they_should_be_pass_both() {
    let validator = validator();
    for (place, value) in [
        ("/sources/0/published", "2025-07-18"),
        ("/sources/0/published", "2024-02-29"),
        ("/sources/0/published", "2025-12-31"),
        ("/sources/0/published", "2025-11-30"),
        ("/sources/0/sha256", &"0f".repeat(32)),
        ("/units/0/factor", "2000/3"),
    ] {
        let file = spoilt(place, Some(json!(value)));
        assert!(validator.is_valid(&file), "{value}: the schema refuses it");
        assert!(load(file.to_string().as_bytes()).is_ok(), "{value}: when read");
    }
}
