//! Where in a data file something stands: as a path for programs, as line and column for people.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::rc::Rc;

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;

/// One step from a value of a file to a value in it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// To the member of this name.
    Key(String),
    /// To the item at this index, from 0.
    Index(usize),
}

/// The way from the file as a whole to a value in it: `observations[3].value`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Path(pub Vec<Step>);

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (depth, step) in self.0.iter().enumerate() {
            match step {
                Step::Index(index) => write!(f, "[{index}]")?,
                Step::Key(key) if plain(key) && depth == 0 => f.write_str(key)?,
                Step::Key(key) if plain(key) => write!(f, ".{key}")?,
                Step::Key(key) => write!(f, "[{key:?}]")?,
            }
        }
        Ok(())
    }
}

/// Whether a member's name can be told from the path around it.
fn plain(key: &str) -> bool {
    !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '$'))
}

/// A path that is being walked. It costs nothing until somebody wants to keep it as a [`Path`].
#[derive(Clone, Copy)]
pub enum At<'a> {
    /// The file as a whole.
    Root,
    /// A member of what came before.
    Key(&'a At<'a>, &'a str),
    /// An item of what came before.
    Index(&'a At<'a>, usize),
}

impl<'a> At<'a> {
    /// On to a member.
    pub fn key(&'a self, key: &'a str) -> Self {
        Self::Key(self, key)
    }

    /// On to an item.
    pub fn index(&'a self, index: usize) -> Self {
        Self::Index(self, index)
    }

    /// The way walked so far.
    pub fn path(&self) -> Path {
        match self {
            Self::Root => Path::default(),
            Self::Key(before, key) => before.path().and(Step::Key((*key).to_string())),
            Self::Index(before, index) => before.path().and(Step::Index(*index)),
        }
    }
}

/// Goes through the items of a list, each with its place.
macro_rules! each {
    ($at:expr, $list:expr, |$here:ident, $it:ident| $body:expr) => {{
        let list = $at;
        for (index, $it) in $list.iter().enumerate() {
            let $here = list.index(index);
            $body
        }
    }};
}
pub(crate) use each;

impl Path {
    /// This path and one more step.
    #[must_use]
    pub fn and(mut self, step: Step) -> Self {
        self.0.push(step);
        self
    }
}

/// A stretch of a file's text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Its first byte.
    pub start: usize,
    /// The byte behind its last.
    pub end: usize,
    /// The line of its first character, from 1.
    pub line: usize,
    /// The column of its first character, in characters from 1.
    pub column: usize,
}

/// Finds places in the text of a file. The text is read as far as it is asked about, and no part
/// of it twice.
pub struct Places<'a> {
    text: &'a str,
    /// The byte at which each line begins.
    lines: Vec<usize>,
    /// How many characters begin before each [`STRIDE`]th byte.
    characters: Vec<usize>,
    /// The file as a whole, once it was asked for.
    root: OnceCell<Option<&'a RawValue>>,
    read: RefCell<HashMap<Path, Rc<Node<'a>>>>,
}

/// How far apart counted bytes are. A file may be one line of megabytes, and have findings all
/// along it.
const STRIDE: usize = 4096;

/// What a value holds, as far as it has been read.
enum Node<'a> {
    Members(BTreeMap<String, &'a RawValue>),
    Items(Vec<&'a RawValue>),
    Leaf,
}

impl<'a> Places<'a> {
    /// Places in this text.
    pub fn of(text: &'a str) -> Self {
        let lines = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        let mut count = 0;
        let chunks = text.as_bytes().chunks(STRIDE).map(|chunk| {
            let before = count;
            count += begun(chunk);
            before
        });
        let characters = chunks.collect();
        Self { text, lines, characters, root: OnceCell::new(), read: RefCell::default() }
    }

    /// How many characters begin before a byte.
    fn characters_before(&self, at: usize) -> usize {
        let stride = at / STRIDE;
        let counted = self.characters.get(stride).copied().unwrap_or(0);
        counted + self.text.as_bytes().get(stride * STRIDE..at).map_or(0, begun)
    }

    /// Where the value at a path stands; of a path that leads nowhere, the last value on the way.
    pub fn find(&self, path: &Path) -> Option<Place> {
        let mut value = (*self.root.get_or_init(|| serde_json::from_str(self.text).ok()))?;
        let mut walked = Path::default();
        for step in &path.0 {
            let node = self.node(&walked, value);
            let next = match (&*node, step) {
                (Node::Members(members), Step::Key(key)) => members.get(key),
                (Node::Items(items), Step::Index(index)) => items.get(*index),
                _ => None,
            };
            let Some(next) = next else { break };
            value = next;
            walked = walked.and(step.clone());
        }
        let (start, end) = self.span(value)?;
        Some(self.between(start, end))
    }

    /// The way to the innermost value that holds a byte.
    pub fn path_at(&self, byte: usize) -> Path {
        let mut path = Path::default();
        let Some(mut value) = *self.root.get_or_init(|| serde_json::from_str(self.text).ok()) else {
            return path;
        };
        loop {
            let node = self.node(&path, value);
            let holds =
                |raw: &&RawValue| self.span(raw).is_some_and(|(start, end)| (start..end).contains(&byte));
            let next = match &*node {
                Node::Members(members) => {
                    let member = members.iter().find(|(_, raw)| holds(raw));
                    member.map(|(key, raw)| (Step::Key(key.clone()), *raw))
                }
                Node::Items(items) => {
                    let item = items.iter().enumerate().find(|(_, raw)| holds(raw));
                    item.map(|(index, raw)| (Step::Index(index), *raw))
                }
                Node::Leaf => None,
            };
            let Some((step, inner)) = next else { return path };
            path = path.and(step);
            value = inner;
        }
    }

    /// The bytes between which a value stands. It borrows from the text, so the distance is its
    /// offset.
    fn span(&self, value: &RawValue) -> Option<(usize, usize)> {
        let raw = value.get();
        let start = (raw.as_ptr() as usize).checked_sub(self.text.as_ptr() as usize)?;
        Some((start, start + raw.len()))
    }

    /// Where the name of a member stands, in the object at a path.
    pub fn name(&self, path: &Path, name: &str) -> Option<Place> {
        let value = self.find(&path.clone().and(Step::Key(name.to_string())))?;
        let before = self.text.get(..value.start)?.trim_end().strip_suffix(':')?.trim_end();
        let quoted = format!("\"{name}\"");
        before.ends_with(&quoted).then(|| self.between(before.len() - quoted.len(), before.len()))
    }

    fn node(&self, path: &Path, value: &'a RawValue) -> Rc<Node<'a>> {
        if let Some(node) = self.read.borrow().get(path) {
            return node.clone();
        }
        let raw = value.get();
        let node = match raw.as_bytes().first() {
            Some(b'{') => serde_json::from_str(raw).map(Node::Members),
            Some(b'[') => serde_json::from_str(raw).map(Node::Items),
            _ => Ok(Node::Leaf),
        };
        let node = Rc::new(node.unwrap_or(Node::Leaf));
        self.read.borrow_mut().insert(path.clone(), node.clone());
        node
    }

    /// Where a character of the string at a path stands, from 0, escapes counting as what they mean.
    pub fn character(&self, path: &Path, index: usize) -> Option<Place> {
        let whole = self.find(path)?;
        let raw = self.text.get(whole.start..whole.end)?.strip_prefix('"')?;
        let mut rest = raw;
        for _ in 0..index {
            rest = &rest[one(rest)..];
        }
        let start = whole.start + 1 + (raw.len() - rest.len());
        Some(self.between(start, (start + one(rest)).min(whole.end)))
    }

    /// The stretch between two bytes.
    pub fn between(&self, start: usize, end: usize) -> Place {
        let line = self.lines.partition_point(|begin| *begin <= start);
        let begin = self.lines.get(line.wrapping_sub(1)).copied().unwrap_or(0);
        let column = self.characters_before(start) - self.characters_before(begin) + 1;
        Place { start, end, line, column }
    }

    /// The byte that serde_json means by a line and a column: it counts bytes, and names the one
    /// that it read last.
    pub fn offset(&self, line: usize, column: usize) -> usize {
        let begin = self.lines.get(line.wrapping_sub(1)).copied().unwrap_or(0);
        let end = (begin + column).min(self.text.len());
        (begin..=end).rev().find(|at| self.text.is_char_boundary(*at)).unwrap_or(begin)
    }
}

/// How many characters begin in a stretch of UTF-8.
fn begun(bytes: &[u8]) -> usize {
    // Bytes that go on begin with the bits 10.
    bytes.iter().filter(|byte| **byte & 0xc0 != 0x80).count()
}

/// How many bytes the first character of a JSON string takes, escapes included.
fn one(rest: &str) -> usize {
    let bytes = rest.as_bytes();
    let length = match bytes {
        [] | [b'"', ..] => 0,
        [b'\\', b'u', b'd' | b'D', b'8'..=b'9' | b'a' | b'b' | b'A' | b'B', ..] => 12,
        [b'\\', b'u', ..] => 6,
        [b'\\', ..] => 2,
        _ => rest.chars().next().map_or(0, char::len_utf8),
    };
    length.min(rest.len())
}

/// Reads a map and refuses a name that stands twice, of which the standard way keeps the last and
/// says nothing.
///
/// # Errors
/// When a name stands twice, or a member cannot be read.
pub fn unique_members<'de, D, V>(from: D) -> Result<BTreeMap<String, V>, D::Error>
where
    D: serde::Deserializer<'de>,
    V: Deserialize<'de>,
{
    struct Members<V>(std::marker::PhantomData<V>);
    impl<'de, V: Deserialize<'de>> serde::de::Visitor<'de> for Members<V> {
        type Value = BTreeMap<String, V>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a map")
        }

        fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
            let mut out = BTreeMap::new();
            while let Some((name, value)) = map.next_entry::<String, V>()? {
                if out.contains_key(&name) {
                    return Err(serde::de::Error::custom(format!("duplicate field `{name}`")));
                }
                out.insert(name, value);
            }
            Ok(out)
        }
    }
    from.deserialize_map(Members(std::marker::PhantomData))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TEXT: &str = "{\n  \"值\": [1, {\"a b\": \"x\\u00d7\\\"y\"}],\n  \"n\": 2\n}";

    fn path(steps: &[Step]) -> Path {
        Path(steps.to_vec())
    }

    #[test]
    fn a_path_reads_as_people_write_it() {
        let at = At::Root;
        let (list, name) = (at.key("observations"), "a b");
        let item = list.index(3);
        assert_eq!(item.key("value").path().to_string(), "observations[3].value");
        assert_eq!(item.key(name).path().to_string(), "observations[3][\"a b\"]");
        assert_eq!(At::Root.path().to_string(), "");
    }

    #[test]
    fn a_path_leads_to_its_line_and_column() {
        let places = Places::of(TEXT);
        let inner = path(&[Step::Key("值".into()), Step::Index(1), Step::Key("a b".into())]);
        let found = places.find(&inner).unwrap();
        assert_eq!(&TEXT[found.start..found.end], "\"x\\u00d7\\\"y\"");
        assert_eq!((found.line, found.column), (2, 20));
        assert_eq!(places.path_at(found.start + 1), inner);
        assert_eq!(places.path_at(0), Path::default());
        // What is not there is looked for where it should be.
        let gone = inner.and(Step::Index(9));
        assert_eq!(places.find(&gone).map(|it| it.start), Some(found.start));
        assert_eq!(places.find(&Path::default()).map(|it| (it.line, it.end)), Some((1, TEXT.len())));
    }

    #[test]
    fn columns_are_right_in_a_line_of_any_length() {
        let long = format!("[\"{}\", 7]", "值".repeat(5_000));
        let found = Places::of(&long).find(&Path(vec![Step::Index(1)])).unwrap();
        // `[`, two quotation marks, the comma and the space come before, and 5,000 characters.
        assert_eq!((found.line, found.column), (1, 5_006));
    }

    #[test]
    fn a_character_of_a_string_is_found_behind_escapes() {
        let places = Places::of(TEXT);
        let inner = path(&[Step::Key("值".into()), Step::Index(1), Step::Key("a b".into())]);
        let of = |index| {
            let found = places.character(&inner, index).unwrap();
            &TEXT[found.start..found.end]
        };
        assert_eq!([of(0), of(1), of(2), of(3)], ["x", "\\u00d7", "\\\"", "y"]);
        assert_eq!(of(40), "");
    }

    /// Any JSON, to a depth, with names and words of all kinds.
    fn documents() -> impl Strategy<Value = serde_json::Value> {
        let leaf = prop_oneof![
            Just(serde_json::Value::Null),
            any::<bool>().prop_map(Into::into),
            any::<i64>().prop_map(Into::into),
            "[a-z\"\\\\ \n喀左\u{1f600}\u{202e}]{0,6}".prop_map(Into::into),
        ];
        leaf.prop_recursive(4, 40, 5, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..5).prop_map(Into::into),
                proptest::collection::btree_map("[a-z\"\\\\ .\\[喀]{0,4}", inner, 0..5)
                    .prop_map(|members| serde_json::Value::Object(members.into_iter().collect())),
            ]
        })
    }

    /// Every value of a document, with its path.
    fn values(value: &serde_json::Value, path: &Path, out: &mut Vec<(Path, serde_json::Value)>) {
        out.push((path.clone(), value.clone()));
        match value {
            serde_json::Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    values(item, &path.clone().and(Step::Index(index)), out);
                }
            }
            serde_json::Value::Object(members) => {
                for (name, member) in members {
                    values(member, &path.clone().and(Step::Key(name.clone())), out);
                }
            }
            _ => {}
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn every_value_is_found_where_its_text_says_the_same(document in documents(), pretty: bool) {
            let text = if pretty { serde_json::to_string_pretty(&document) } else { serde_json::to_string(&document) };
            let text = text.unwrap();
            let mut all = Vec::new();
            values(&document, &Path::default(), &mut all);
            let places = Places::of(&text);
            for (path, value) in all {
                let place = places.find(&path).unwrap();
                let there = &text[place.start..place.end];
                prop_assert_eq!(serde_json::from_str::<serde_json::Value>(there).ok(), Some(value));
                // Counted over from the beginning.
                let before = &text[..place.start];
                prop_assert_eq!(place.line, 1 + before.matches('\n').count());
                let line = before.rsplit('\n').next().unwrap();
                prop_assert_eq!(place.column, 1 + line.chars().count());
            }
        }
    }

    #[test]
    fn columns_of_a_long_line_are_counted_right() {
        let text = format!("{{\"a\": \"{}\", \"b\": 7}}", "喀左".repeat(2_000));
        let found = Places::of(&text).find(&path(&[Step::Key("b".into())])).unwrap();
        // {"a": " are 7 characters, the word has 4,000, and ", "b": with a space behind has 8.
        assert_eq!((found.line, found.column), (1, 7 + 4_000 + 8 + 1));
    }

    #[test]
    fn a_name_that_stands_twice_is_refused() {
        #[derive(Deserialize)]
        struct Holder(#[serde(deserialize_with = "unique_members")] BTreeMap<String, u8>);
        assert_eq!(serde_json::from_str::<Holder>("{\"a\": 1, \"b\": 2}").map(|it| it.0.len()).ok(), Some(2));
        let error = serde_json::from_str::<Holder>("{\"a\": 1, \"a\": 2}").err().unwrap().to_string();
        assert!(error.contains("duplicate field `a`"), "{error}");
    }
}
