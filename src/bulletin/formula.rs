//! The formulas that people write in a bulletin's relations.
//!
//! ```text
//! formula    = sum, [ comparison, sum ]
//! comparison = "=" | "!=" | "≠" | ">=" | "≥" | ">" | "<=" | "≤" | "<"
//! sum        = product, { ("+" | "-" | "−"), product }
//! product    = term, { ("*" | "×" | "/" | "÷"), term }
//! term       = number, [ "%" ] | id | call | "(", sum, ")"
//! call       = "sum", "(", sum, { ",", sum }, ")"
//!            | ("count" | "count_all"), "(", collection, ")"
//! ```
//!
//! An id is that of an observation. `count` counts the entries that the source lists, `count_all`
//! also those which belong to the collection by context only. Evaluation is in [`mod@super::evaluate`].

use std::fmt;

use super::decimal::Decimal;
use super::text::Text;

/// How deep brackets may nest: far more than a person writes, far less than a stack holds.
const MAX_DEPTH: usize = 32;

/// The most characters of a formula, for the same reason: a sum of many terms is a deep tree.
const LONGEST: usize = 1_000;

/// A parsed formula.
#[derive(Clone, Debug, PartialEq)]
pub struct Formula {
    /// The value, or the left side of the comparison.
    pub left: Expr,
    /// The comparison and its right side; none where the formula only computes.
    pub claim: Option<(Comparison, Expr)>,
}

impl Formula {
    /// Calls `visit` for each figure that it computes with.
    pub fn figures<'a>(&'a self, visit: &mut impl FnMut(&'a str)) {
        self.walk(&mut |expr| {
            if let Expr::Figure(id) = expr {
                visit(id);
            }
        });
    }

    /// Calls `visit` for each part of both sides.
    pub fn walk<'a>(&'a self, visit: &mut impl FnMut(&'a Expr)) {
        for side in std::iter::once(&self.left).chain(self.claim.as_ref().map(|(_, right)| right)) {
            side.walk(visit);
        }
    }
}

/// A part of a formula that has a value.
#[derive(Clone, Debug, PartialEq)]
pub enum Expr {
    /// A number, already divided by a hundred where it was written with `%`.
    Number {
        /// As written.
        value: Decimal,
        /// Whether `%` followed.
        percent: bool,
    },
    /// An observation.
    Figure(String),
    /// How many entries a collection has.
    Count {
        /// The collection.
        collection: String,
        /// Whether entries count that the source does not list.
        all: bool,
    },
    /// An operation on two values: `+`, `-`, `*` or `/`.
    Binary(char, Box<Expr>, Box<Expr>),
}

impl Expr {
    /// How close it holds its parts together: sums least.
    const fn binds(&self) -> u8 {
        match self {
            Self::Binary('+' | '-', ..) => 1,
            Self::Binary(..) => 2,
            _ => 3,
        }
    }

    /// Calls `visit` for this expression and for each one in it.
    pub fn walk<'a>(&'a self, visit: &mut impl FnMut(&'a Self)) {
        visit(self);
        if let Self::Binary(_, left, right) = self {
            left.walk(visit);
            right.walk(visit);
        }
    }
}

/// As it would be written: with the brackets that it needs, and no others.
impl fmt::Display for Expr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number { value, percent } => write!(f, "{value}{}", if *percent { "%" } else { "" }),
            Self::Figure(id) => f.write_str(id),
            Self::Count { collection, all } => {
                write!(f, "{}({collection})", if *all { "count_all" } else { "count" })
            }
            Self::Binary(op, left, right) => {
                let bracket = |side: &Self, needs: bool| {
                    if needs { format!("({side})") } else { side.to_string() }
                };
                let left = bracket(left, left.binds() < self.binds());
                // Operators lean left, so an equal on the right is there by brackets.
                let right = bracket(right, right.binds() <= self.binds());
                let sign = match op {
                    '-' => '−',
                    '*' => '×',
                    '/' => '÷',
                    other => *other,
                };
                write!(f, "{left} {sign} {right}")
            }
        }
    }
}

impl fmt::Display for Formula {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.claim {
            None => self.left.fmt(f),
            Some((comparison, right)) => write!(f, "{} {} {right}", self.left, comparison.sign()),
        }
    }
}

/// How two sides compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
    /// `>=`
    AtLeast,
    /// `>`
    Above,
    /// `<=`
    AtMost,
    /// `<`
    Below,
}

impl Comparison {
    /// The sign as readers know it.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::NotEqual => "≠",
            Self::AtLeast => "≥",
            Self::Above => ">",
            Self::AtMost => "≤",
            Self::Below => "<",
        }
    }

    /// Whether the sides may differ in one direction.
    pub const fn is_inequality(self) -> bool {
        !matches!(self, Self::Equal | Self::NotEqual)
    }
}

/// Why a formula cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("at character {at}: {}", problem.en)]
pub struct FormulaError {
    /// The character at which it goes wrong, from 1.
    pub at: usize,
    /// What is wrong there and what would be right.
    pub problem: Text,
}

impl FormulaError {
    fn new(at: usize, zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { at, problem: Text { zh: zh.into(), en: en.into() } }
    }
}

/// The smallest meaningful part of a formula, for showing it with its values filled in.
#[derive(Clone, Debug, PartialEq)]
pub enum Token {
    /// A number.
    Number(Decimal),
    /// An id or the name of a function.
    Name(String),
    /// `+ - * / ( ) , %`
    Sign(char),
    /// A comparison.
    Compare(Comparison),
}

/// Splits a formula into tokens, each with the character at which it starts, from 1.
///
/// # Errors
/// A character that no formula holds, or a number that is none.
pub fn tokens(text: &str) -> Result<Vec<(usize, Token)>, FormulaError> {
    let chars: Vec<char> = text.chars().collect();
    let mut out = Vec::new();
    let mut i = 0;
    while let Some(&c) = chars.get(i) {
        let at = i + 1;
        let next = chars.get(i + 1).copied();
        let run = |wanted: fn(char) -> bool| -> String {
            chars.iter().skip(i).take_while(|c| wanted(**c)).collect()
        };
        let (length, token) = match c {
            c if c.is_whitespace() => {
                i += 1;
                continue;
            }
            '0'..='9' => {
                let digits = run(|c| c.is_ascii_digit() || c == '.');
                let not = |e| FormulaError::new(at, format!("“{digits}”不是十进制数"), format!("{e}"));
                let number = Decimal::parse(&digits).map_err(not)?;
                (digits.len(), Token::Number(number))
            }
            c if c.is_ascii_alphabetic() => {
                let name = run(|c| c.is_ascii_alphanumeric() || c == '_');
                (name.len(), Token::Name(name))
            }
            '!' if next == Some('=') => (2, Token::Compare(Comparison::NotEqual)),
            '>' if next == Some('=') => (2, Token::Compare(Comparison::AtLeast)),
            '<' if next == Some('=') => (2, Token::Compare(Comparison::AtMost)),
            '≠' => (1, Token::Compare(Comparison::NotEqual)),
            '≥' => (1, Token::Compare(Comparison::AtLeast)),
            '≤' => (1, Token::Compare(Comparison::AtMost)),
            '>' => (1, Token::Compare(Comparison::Above)),
            '<' => (1, Token::Compare(Comparison::Below)),
            '=' => (1, Token::Compare(Comparison::Equal)),
            '+' | '*' | '/' | '(' | ')' | ',' | '%' => (1, Token::Sign(c)),
            '-' | '−' => (1, Token::Sign('-')),
            '×' => (1, Token::Sign('*')),
            '÷' => (1, Token::Sign('/')),
            other => {
                let zh = format!("算式里不能有“{other}”");
                return Err(FormulaError::new(at, zh, format!("`{other}` has no meaning in a formula")));
            }
        };
        out.push((at, token));
        i += length;
    }
    Ok(out)
}

/// Reads a formula.
///
/// # Errors
/// The first character at which the text leaves the grammar, with what was expected there.
pub fn parse(text: &str) -> Result<Formula, FormulaError> {
    if text.chars().nth(LONGEST).is_some() {
        let (zh, en) =
            (format!("算式最多{LONGEST}个字符"), format!("a formula can have at most {LONGEST} characters"));
        return Err(FormulaError::new(LONGEST + 1, zh, en));
    }
    let tokens = tokens(text)?;
    let mut parser = Parser { tokens: &tokens, next: 0, end: text.chars().count() + 1, depth: 0 };
    let left = parser.sum()?;
    let claim = match parser.peek() {
        Some(Token::Compare(comparison)) => {
            parser.next += 1;
            Some((*comparison, parser.sum()?))
        }
        _ => None,
    };
    match parser.peek() {
        None => Ok(Formula { left, claim }),
        Some(_) => Err(parser.expected("运算符，或到此结束", "an operator or the end")),
    }
}

struct Parser<'a> {
    tokens: &'a [(usize, Token)],
    next: usize,
    end: usize,
    depth: usize,
}

impl<'a> Parser<'a> {
    fn peek(&self) -> Option<&'a Token> {
        self.tokens.get(self.next).map(|(_, token)| token)
    }

    fn expected(&self, zh: &str, en: &str) -> FormulaError {
        let at = self.tokens.get(self.next).map_or(self.end, |(at, _)| *at);
        FormulaError::new(at, format!("这里应是{zh}"), format!("expected {en}"))
    }

    fn take_sign(&mut self, signs: &[char]) -> Option<char> {
        match self.peek() {
            Some(Token::Sign(sign)) if signs.contains(sign) => {
                self.next += 1;
                Some(*sign)
            }
            _ => None,
        }
    }

    fn close(&mut self) -> Result<(), FormulaError> {
        self.take_sign(&[')']).map(|_| ()).ok_or_else(|| self.expected("“)”", "`)`"))
    }

    fn sum(&mut self) -> Result<Expr, FormulaError> {
        let mut left = self.product()?;
        while let Some(sign) = self.take_sign(&['+', '-']) {
            left = Expr::Binary(sign, Box::new(left), Box::new(self.product()?));
        }
        Ok(left)
    }

    fn product(&mut self) -> Result<Expr, FormulaError> {
        let mut left = self.term()?;
        while let Some(sign) = self.take_sign(&['*', '/']) {
            left = Expr::Binary(sign, Box::new(left), Box::new(self.term()?));
        }
        Ok(left)
    }

    fn term(&mut self) -> Result<Expr, FormulaError> {
        let wanted = || self.expected("数字、编号或“(”", "a number, an id or `(`");
        let token = self.peek().ok_or_else(wanted)?;
        match token {
            Token::Number(value) => {
                self.next += 1;
                let percent = self.take_sign(&['%']).is_some();
                Ok(Expr::Number { value: *value, percent })
            }
            Token::Sign('(') => {
                self.next += 1;
                let inside = self.nested()?;
                self.close()?;
                Ok(inside)
            }
            Token::Name(name) => {
                self.next += 1;
                if self.take_sign(&['(']).is_some() {
                    self.call(name)
                } else {
                    Ok(Expr::Figure(name.clone()))
                }
            }
            _ => Err(wanted()),
        }
    }

    fn nested(&mut self) -> Result<Expr, FormulaError> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            let zh = format!("最多{MAX_DEPTH}层括号");
            return Err(self.expected(&zh, &format!("at most {MAX_DEPTH} levels of brackets")));
        }
        let inside = self.sum()?;
        self.depth -= 1;
        Ok(inside)
    }

    fn call(&mut self, function: &str) -> Result<Expr, FormulaError> {
        match function {
            "sum" => {
                let mut total = self.nested()?;
                while self.take_sign(&[',']).is_some() {
                    total = Expr::Binary('+', Box::new(total), Box::new(self.nested()?));
                }
                self.close()?;
                Ok(total)
            }
            "count" | "count_all" => {
                let Some(Token::Name(collection)) = self.peek() else {
                    return Err(self.expected("名录的编号", "the id of a collection"));
                };
                self.next += 1;
                self.close()?;
                Ok(Expr::Count { collection: collection.clone(), all: function == "count_all" })
            }
            _ => {
                self.next -= 2;
                Err(self.expected(
                    "括号前的 sum、count 或 count_all",
                    "`sum`, `count` or `count_all` before a bracket",
                ))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn figure(id: &str) -> Box<Expr> {
        Box::new(Expr::Figure(id.into()))
    }

    #[test]
    fn products_bind_closer_than_sums_and_both_lean_left() {
        let formula = parse("A − B × C - D").unwrap();
        let product = Box::new(Expr::Binary('*', figure("B"), figure("C")));
        let first = Box::new(Expr::Binary('-', figure("A"), product));
        assert_eq!(formula, Formula { left: Expr::Binary('-', first, figure("D")), claim: None });
    }

    #[test]
    fn a_claim_has_two_sides() {
        let (comparison, right) = parse("count(list) ≤ 10%").unwrap().claim.unwrap();
        assert_eq!(comparison, Comparison::AtMost);
        assert_eq!(right, Expr::Number { value: Decimal::parse("10").unwrap(), percent: true });
    }

    #[test]
    fn sum_is_written_out() {
        assert_eq!(parse("sum(A, B, C)"), parse("A + B + C"));
        assert_eq!(parse("sum(A)"), parse("A"));
    }

    #[test]
    fn errors_point_at_the_character() {
        for (text, at) in [
            ("", 1),
            ("A +", 4),
            ("A ? B", 3),
            ("(A", 3),
            ("A B", 3),
            ("1.2.3", 1),
            ("count(1)", 7),
            ("max(A)", 1),
            ("A = B = C", 7),
            ("总 + A", 1),
            ("A − × B", 5),
        ] {
            let error = parse(text).unwrap_err();
            assert_eq!(error.at, at, "{text:?}: {error}");
        }
    }

    #[test]
    fn deep_nesting_is_refused_and_does_not_overflow() {
        let deep = format!("{}A{}", "(".repeat(100_000), ")".repeat(100_000));
        assert!(parse(&deep).is_err());
        let wide = vec!["(A)"; 200].join("+");
        assert!(parse(&wide).is_ok());
        // As a tree it would be as deep as it is long, and dropping it would overflow the stack.
        let endless = vec!["A"; 1_000_000].join("+");
        assert_eq!(parse(&endless).unwrap_err().at, 1_001);
    }

    /// Every formula there is, to a depth.
    fn expressions() -> impl Strategy<Value = Expr> {
        let leaf = prop_oneof![
            ("[0-9]{1,6}(\\.[0-9]{1,4})?", any::<bool>()).prop_map(|(value, percent)| Expr::Number {
                value: Decimal::parse(&value).unwrap(),
                percent
            }),
            "[A-Z][0-9]{2}".prop_map(Expr::Figure),
            ("[a-z]{1,6}", any::<bool>()).prop_map(|(collection, all)| Expr::Count { collection, all }),
        ];
        leaf.prop_recursive(5, 40, 2, |inner| {
            let op = prop_oneof![Just('+'), Just('-'), Just('*'), Just('/')];
            (op, inner.clone(), inner).prop_map(|(op, a, b)| Expr::Binary(op, Box::new(a), Box::new(b)))
        })
    }

    proptest! {
        #[test]
        fn printing_and_reading_give_the_same(left in expressions(), right in expressions(), claims: bool) {
            let claim = claims.then_some((Comparison::AtLeast, right));
            let formula = Formula { left, claim };
            prop_assert_eq!(parse(&formula.to_string()), Ok(formula));
        }

        #[test]
        fn nothing_panics_and_errors_stay_in_the_text(text in "[A-Za-z0-9 +*/()%,.=<>!×÷−≥≤≠\\PC]{0,60}") {
            if let Err(error) = parse(&text) {
                prop_assert!(error.at >= 1 && error.at <= text.chars().count() + 1);
            }
        }
    }
}
