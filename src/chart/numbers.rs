//! What looks the same in all kinds: a number and, after it, the word that says that no source reports
//! it; and the length of an open end.

use crate::bulletin::text::Lang;

use super::kind::Datum;
use super::scene::{Anchor, Point, Scene, Type};

/// How far the open end of a bound reaches beyond its shape, in all kinds.
pub const OPEN_END: f64 = 20.0;
/// The room between a number or a name and the word after it.
const SPACE: f64 = 6.0;

/// The width of the word for a figure's status, with the room before it; 0 where there is none.
pub fn word_width(datum: &Datum<'_>, lang: Lang) -> f64 {
    datum.word(lang).map_or(0.0, |(word, _)| SPACE + Type::SMALL.width(word))
}

/// The width of a number and its word.
pub fn width(datum: &Datum<'_>, face: Type, lang: Lang) -> f64 {
    face.width(&datum.number(lang)) + word_width(datum, lang)
}

/// Sets a number and its word, both smaller by the same factor.
pub fn set(scene: &mut Scene, datum: &Datum<'_>, lang: Lang, face: Type, (x, y): Point, shrink: f64) {
    let (number, face) = (datum.number(lang), face.scaled(shrink));
    let after = x + face.width(&number);
    scene.text((x, y), face, Anchor::Start, number);
    set_word(scene, datum, lang, (after, y), shrink);
}

/// Sets the word after what ends at a point, where there is one.
pub fn set_word(scene: &mut Scene, datum: &Datum<'_>, lang: Lang, (x, y): Point, shrink: f64) {
    if let Some((word, ink)) = datum.word(lang) {
        scene.text((x + SPACE * shrink, y), Type::SMALL.ink(ink).scaled(shrink), Anchor::Start, word);
    }
}
