//! Reads a drawing back: that it is well-formed, and where its texts are.

use crate::chart::picture::Rect;
use crate::chart::text::{ASCENT, DESCENT, Weight, width};

/// An element of a drawing, with its attributes and the text directly in it.
#[derive(Clone, Debug, Default)]
pub struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub text: String,
}

impl Element {
    pub fn get(&self, name: &str) -> &str {
        self.attributes.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    pub fn number(&self, name: &str) -> f64 {
        self.get(name).parse().unwrap_or_else(|_| panic!("{name} of {self:?} is no number"))
    }
}

/// The elements of a drawing, which is proven to be XML on the way: every tag closed in order,
/// every attribute quoted and given once, every `&` an entity.
pub fn elements(svg: &str) -> Vec<Element> {
    let (mut out, mut open, mut rest): (Vec<Element>, Vec<usize>, &str) = (vec![], vec![], svg);
    while let Some(start) = rest.find('<') {
        let words = entities(&rest[..start]);
        match open.last() {
            Some(&parent) => out[parent].text.push_str(&words),
            None => assert!(words.is_empty() && out.is_empty() == (start == 0), "text outside the drawing"),
        }
        let end = rest.find('>').expect("a tag that does not end");
        let tag = &rest[start + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            let opened = open.pop().expect("a tag that was never opened");
            assert_eq!(out[opened].name, name, "tags closed out of order");
            if name == "tspan" {
                let words = out[opened].text.clone();
                out[*open.last().expect("a run outside a text")].text.push_str(&words);
            }
            continue;
        }
        let closed = tag.ends_with('/');
        out.push(element(tag.trim_end_matches('/')));
        if !closed {
            open.push(out.len() - 1);
        }
    }
    assert!(open.is_empty() && rest.is_empty(), "unclosed, or more after the end: {rest}");
    out
}

fn element(tag: &str) -> Element {
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    assert!(name.chars().all(|c| c.is_ascii_alphabetic()), "{name} is no name");
    let mut out = Element { name: name.into(), ..Element::default() };
    while !rest.trim().is_empty() {
        let (key, value) = rest.trim_start().split_once("=\"").expect("an attribute without quotes");
        let (value, tail) = value.split_once('"').expect("a quote that does not end");
        assert!(out.attributes.iter().all(|(other, _)| other != key), "{key} twice in {tag}");
        assert!(key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == ':'), "{key} is no name");
        out.attributes.push((key.into(), entities(value)));
        rest = tail;
    }
    out
}

fn entities(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        out.push_str(&rest[..start]);
        let end = rest[start..].find(';').expect("a bare &") + start;
        out.push(match &rest[start..=end] {
            "&amp;" => '&',
            "&lt;" => '<',
            "&gt;" => '>',
            "&quot;" => '"',
            "&#39;" => '\'',
            other => panic!("{other} is no entity"),
        });
        rest = &rest[end + 1..];
    }
    out + rest
}

/// The box of every text of a drawing, with what it says.
pub fn texts(elements: &[Element]) -> Vec<(Rect, String)> {
    let texts = elements.iter().filter(|it| it.name == "text");
    texts
        .map(|it| {
            let (x, y, size) = (it.number("x"), it.number("y"), it.number("font-size"));
            let bold = !it.get("font-weight").is_empty();
            let weight = if bold { Weight::Bold } else { Weight::Regular };
            let width = width(&it.text, size, weight);
            let x = match it.get("text-anchor") {
                "start" => x,
                "middle" => x - width / 2.0,
                _ => x - width,
            };
            (Rect::new(x, y - ASCENT * size, width, (ASCENT + DESCENT) * size), it.text.clone())
        })
        .collect()
}
