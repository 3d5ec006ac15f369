//! The canonical form of a data file: the one way to write what it says, so that two versions
//! differ only where they say different things.
//!
//! JSON, fields in the order of [`super::model`], nothing that goes without saying. What fits on
//! one line of [`COLUMNS`] stands on one; else each member has its own.

use std::fmt::Write as _;

use super::model::File;
use super::text::is_unseen;

/// The widest line, in columns: a full-width character takes two.
pub const COLUMNS: usize = 100;

/// How far the members of an opened object or list stand in.
const INDENT: usize = 2;

/// Writes a file in canonical form.
pub fn canonical(file: &File) -> String {
    // Writing to a string cannot fail, and the model has no map whose keys are not strings.
    lay_out(&serde_json::to_string(file).unwrap_or_default())
}

/// Lays out JSON that has no white space between its tokens.
pub fn lay_out(compact: &str) -> String {
    let visible = escape_unseen(compact);
    let tokens = tokens(&visible);
    let mut page = Page { tokens: &tokens, spans: spans(&tokens), out: String::new(), column: 0, depth: 0 };
    page.write();
    page.out
}

/// Writes as `\u…` what an editor would not show, or would let rearrange what it shows.
///
/// Such characters can only stand within strings, where an escape means the same.
fn escape_unseen(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        if is_unseen(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
    }
    out
}

/// What JSON is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Token<'a> {
    /// `{` or `[`.
    Open(char),
    /// `}` or `]`.
    Close(char),
    /// Between members.
    Comma,
    /// Between a key and its value.
    Colon,
    /// A string with its quotes, a number or a word.
    Atom(&'a str),
}

impl Token<'_> {
    fn columns(self) -> usize {
        match self {
            Token::Atom(text) => columns(text),
            _ => 1,
        }
    }
}

fn tokens(json: &str) -> Vec<Token<'_>> {
    let mut out = Vec::new();
    let mut rest = json;
    while let Some(first) = rest.chars().next() {
        let (token, length) = match first {
            '{' | '[' => (Token::Open(first), 1),
            '}' | ']' => (Token::Close(first), 1),
            ',' => (Token::Comma, 1),
            ':' => (Token::Colon, 1),
            '"' => atom(rest, string_length(rest)),
            _ => atom(rest, rest.find([',', ']', '}']).unwrap_or(rest.len())),
        };
        out.push(token);
        rest = &rest[length..];
    }
    out
}

fn atom(text: &str, length: usize) -> (Token<'_>, usize) {
    (Token::Atom(&text[..length]), length)
}

/// The bytes of the string at the start, with both quotes.
fn string_length(text: &str) -> usize {
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return at + 1,
            _ => {}
        }
    }
    text.len()
}

/// What is known of an object or list before it is written.
#[derive(Clone, Copy, Default)]
struct Span {
    /// The index of its closing token.
    close: usize,
    /// Its columns, if it stood on one line.
    columns: usize,
}

/// The span of each opening token; nothing for the others.
fn spans(tokens: &[Token]) -> Vec<Span> {
    let mut out = vec![Span::default(); tokens.len()];
    let mut open = Vec::new();
    let mut columns = 0;
    for (at, token) in tokens.iter().enumerate() {
        if matches!(token, Token::Open(_)) {
            open.push((at, columns));
        }
        columns += token.columns();
        if matches!(token, Token::Close(_))
            && let Some((start, before)) = open.pop()
        {
            out[start] = Span { close: at, columns: columns - before };
        }
        columns += usize::from(is_spaced(*token, tokens.get(at + 1)));
    }
    out
}

/// Whether a space follows a token within a line: `{ "span": [3, 5] }`, but `{}`.
const fn is_spaced(token: Token, next: Option<&Token>) -> bool {
    match token {
        Token::Comma | Token::Colon => true,
        Token::Open('{') => !matches!(next, Some(Token::Close(_))),
        Token::Open(_) | Token::Close(_) | Token::Atom(_) => matches!(next, Some(Token::Close('}'))),
    }
}

/// How many columns an editor gives a text.
fn columns(text: &str) -> usize {
    text.chars().map(|c| if is_full_width(c) { 2 } else { 1 }).sum()
}

/// Wide and full-width characters by Unicode's East Asian Width, block by block.
const fn is_full_width(c: char) -> bool {
    matches!(c,
        '\u{1100}'..='\u{115f}' | '\u{2e80}'..='\u{303e}' | '\u{3041}'..='\u{a4cf}'
        | '\u{a960}'..='\u{a97f}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}'
        | '\u{fe10}'..='\u{fe19}' | '\u{fe30}'..='\u{fe6f}' | '\u{ff00}'..='\u{ff60}'
        | '\u{ffe0}'..='\u{ffe6}' | '\u{1f300}'..='\u{1faff}' | '\u{20000}'..='\u{3fffd}')
}

/// The text as it grows. A loop and not a recursion, so that no depth of nesting exhausts the stack.
struct Page<'a> {
    tokens: &'a [Token<'a>],
    spans: Vec<Span>,
    out: String,
    /// The columns of the line so far.
    column: usize,
    /// How many objects and lists are open.
    depth: usize,
}

impl Page<'_> {
    fn write(&mut self) {
        let mut at = 0;
        while let Some(token) = self.tokens.get(at).copied() {
            match token {
                Token::Open(_) if self.fits(at) => {
                    let close = self.spans[at].close;
                    (at..=close).for_each(|inner| self.put_in_line(inner, close));
                    at = close;
                }
                Token::Open(_) => {
                    self.put(token);
                    self.depth += 1;
                    self.new_line();
                }
                Token::Close(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    self.new_line();
                    self.put(token);
                }
                Token::Comma => {
                    self.put(token);
                    self.new_line();
                }
                Token::Colon => {
                    self.put(token);
                    self.space();
                }
                Token::Atom(_) => self.put(token),
            }
            at += 1;
        }
        self.out.push('\n');
    }

    /// Whether the object or list that opens here fits on the rest of the line, with its comma.
    fn fits(&self, at: usize) -> bool {
        let Span { close, columns } = self.spans[at];
        // What is empty has no members to give lines to.
        let comma = usize::from(self.tokens.get(close + 1) == Some(&Token::Comma));
        close == at + 1 || self.column + columns + comma <= COLUMNS
    }

    fn put_in_line(&mut self, at: usize, last: usize) {
        self.put(self.tokens[at]);
        if at < last && is_spaced(self.tokens[at], self.tokens.get(at + 1)) {
            self.space();
        }
    }

    fn put(&mut self, token: Token) {
        match token {
            Token::Open(sign) | Token::Close(sign) => self.out.push(sign),
            Token::Comma => self.out.push(','),
            Token::Colon => self.out.push(':'),
            Token::Atom(text) => self.out.push_str(text),
        }
        self.column += token.columns();
    }

    fn space(&mut self) {
        self.out.push(' ');
        self.column += 1;
    }

    fn new_line(&mut self) {
        self.out.push('\n');
        self.column = self.depth * INDENT;
        self.out.extend(std::iter::repeat_n(' ', self.column));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bulletin::fixture;
    use crate::bulletin::load::load;
    use proptest::prelude::*;
    use serde_json::Value;

    const BUNDLED: &str = include_str!("../../public/data/kazuo-2025-h1.json");

    fn written(text: &str) -> String {
        canonical(load(text.as_bytes()).unwrap().file())
    }

    fn value(text: &str) -> Value {
        serde_json::from_str(text).unwrap()
    }

    /// Whether a line holds one member that is no object or list, or the opening of one.
    fn is_unbreakable(line: &str) -> bool {
        let member = line.trim_start_matches(' ').trim_end_matches(',');
        let closing = match member.chars().last() {
            Some('{') => "}",
            Some('[') => "]",
            _ => "",
        };
        let object =
            serde_json::from_str::<serde_json::Map<String, Value>>(&format!("{{{member}{closing}}}"));
        let list = serde_json::from_str::<Vec<Value>>(&format!("[{member}{closing}]"));
        let members = object.map(|it| it.into_iter().map(|(_, value)| value).collect()).or(list).unwrap();
        match &members[..] {
            [Value::Object(inner)] => inner.is_empty(),
            [Value::Array(inner)] => inner.is_empty(),
            one => one.len() == 1,
        }
    }

    fn too_wide(text: &str) -> Option<&str> {
        text.lines().find(|line| columns(line) > COLUMNS && !is_unbreakable(line))
    }

    #[test]
    fn a_file_in_canonical_form_says_the_same_as_before() {
        for text in [BUNDLED, fixture::TEXT] {
            let once = written(text);
            // Neither file says what goes without saying.
            assert_eq!(value(&once), value(text));
            assert_eq!(written(&once), once);
            assert_eq!(too_wide(&once), None);
        }
    }

    #[test]
    fn what_goes_without_saying_is_not_written() {
        let mut file = value(fixture::TEXT);
        let expected = written(fixture::TEXT);
        file["groups"] = serde_json::json!([]);
        file["areas"][0]["aliases"] = serde_json::json!([]);
        file["areas"][0]["full"] = Value::Null;
        file["units"][0]["dimension"] = serde_json::json!({});
        file["units"][0]["prefix"] = false.into();
        file["observations"][0]["bound"] = "exact".into();
        file["observations"][0]["unit_mult"] = 0.into();
        file["relations"][2]["rounding"] = "none".into();
        file["relations"][2]["signed"] = false.into();
        file["collections"][0]["entries"][0]["listed"] = true.into();
        assert_eq!(written(&file.to_string()), expected);
    }

    #[test]
    fn numbers_stay_as_they_were_written() {
        let mut file = value(fixture::TEXT);
        let factors = [("0.010", "0.01"), ("2000/3", "2000/3"), ("1000000", "1000000"), ("0.5/2", "0.25")];
        for (given, kept) in factors {
            file["units"][2]["factor"] = given.into();
            file["observations"][0]["value"] = "6.20".into();
            let out = value(&written(&file.to_string()));
            assert_eq!(out["units"][2]["factor"], kept);
            assert_eq!(out["observations"][0]["value"], "6.20");
        }
    }

    #[test]
    fn what_fits_on_a_line_stands_on_one() {
        assert_eq!(lay_out(r#"{"a":[1,2],"b":{},"c":[]}"#), "{ \"a\": [1, 2], \"b\": {}, \"c\": [] }\n");
        // 45 Chinese characters and the 10 columns around them make 100.
        let (fits, wide) = ("县".repeat(45), "县".repeat(46));
        assert_eq!(lay_out(&format!("[[\"{fits}\"],10]")), format!("[[\"{fits}\"], 10]\n"));
        assert_eq!(lay_out(&format!("[[\"{wide}\"],10]")), format!("[\n  [\"{wide}\"],\n  10\n]\n"));
    }

    #[test]
    fn the_comma_behind_a_list_is_on_its_line_too() {
        // Two columns before, 98 for the list: it fits, but for the comma.
        let word = "a".repeat(94);
        assert_eq!(lay_out(&format!("[0,[\"{word}\"]]")), format!("[\n  0,\n  [\"{word}\"]\n]\n"));
        assert_eq!(lay_out(&format!("[[\"{word}\"],0]")), format!("[\n  [\n    \"{word}\"\n  ],\n  0\n]\n"));
    }

    #[test]
    fn brackets_and_quotes_within_a_string_are_words() {
        let text = r#"{"a":"}],:{[\"\\","b":"\\"}"#;
        assert_eq!(lay_out(text), "{ \"a\": \"}],:{[\\\"\\\\\", \"b\": \"\\\\\" }\n");
    }

    #[test]
    fn what_an_editor_would_not_show_is_escaped_and_the_rest_is_not() {
        let words = "“县”\u{202e}\u{2066}\u{200b}\u{feff}\u{2028}\u{7}\u{7f}\u{e0041}\n/é😀";
        let compact = serde_json::to_string(words).unwrap();
        let shown = r#""“县”\u202e\u2066\u200b\ufeff\u2028\u0007\u007f\udb40\udc41\n/é😀""#;
        assert_eq!(lay_out(&compact), format!("{shown}\n"));
        assert_eq!(serde_json::from_str::<String>(shown).unwrap(), words);
    }

    #[test]
    fn no_depth_exhausts_the_stack() {
        let deep = "[".repeat(100_000) + &"]".repeat(100_000);
        let flat: String = lay_out(&deep[99_990..100_010]);
        assert_eq!(flat, "[".repeat(10) + &"]".repeat(10) + "\n");
        // Indented by depth it would take gigabytes; the widths alone are computed here.
        assert_eq!(spans(&tokens(&deep))[0].columns, 200_000);
    }

    /// JSON of some depth, with words that need escapes and words that are wide.
    fn json() -> impl Strategy<Value = Value> {
        let words = "[a-z县“\\\\\"{},:\u{202e}\u{1}]{0,40}";
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            words.prop_map(Value::from),
        ];
        leaf.prop_recursive(6, 60, 6, move |inner| {
            let object = prop::collection::btree_map(words, inner.clone(), 0..6);
            prop_oneof![
                prop::collection::vec(inner, 0..6).prop_map(Value::from),
                object.prop_map(|it| Value::Object(it.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn laying_out_changes_nothing_that_is_said(json in json()) {
            let out = lay_out(&json.to_string());
            prop_assert_eq!(&value(&out), &json);
            prop_assert_eq!(too_wide(&out), None);
            prop_assert!(out.ends_with('\n') && !out.lines().any(|line| line.ends_with(' ')));
            prop_assert!(!out.chars().any(|c| is_unseen(c) && c != '\n'));
        }

        #[test]
        fn the_canonical_form_is_the_canonical_form_of_itself(
            words in "[^\u{0}]{0,60}",
            digits in "-?(0|[1-9][0-9]{0,9})(\\.[0-9]{1,6})?",
            top in 1..5000_u32,
            bottom in 1..5000_u32,
            unit_mult in 0..12_u8,
            span in prop::option::of([0..500_u32, 0..500_u32]),
            listed in any::<bool>(),
        ) {
            let mut file = value(fixture::TEXT);
            file["title"]["zh"] = words.clone().into();
            file["units"][1]["factor"] = format!("{top}/{bottom}").into();
            file["observations"][0]["value"] = digits.into();
            file["observations"][0]["unit_mult"] = unit_mult.into();
            file["observations"][0]["evidence"][0]["span"] = serde_json::to_value(span).unwrap();
            file["collections"][0]["entries"][0]["listed"] = listed.into();
            let first = load(file.to_string().as_bytes()).unwrap();
            let once = canonical(first.file());
            let again = load(once.as_bytes()).unwrap();
            prop_assert_eq!(&canonical(again.file()), &once);
            prop_assert_eq!(serde_json::to_value(again.file()).unwrap(), serde_json::to_value(first.file()).unwrap());
            prop_assert_eq!(&again.file().title.zh, &words);
            prop_assert_eq!(again.file().units[1].factor, first.file().units[1].factor);
            prop_assert_eq!(again.file().observations[0].value, first.file().observations[0].value);
            prop_assert_eq!(too_wide(&once), None);
        }
    }
}
