//! The differences that nobody means: full width and half width, upper and lower case.

/// A character without them; full-width forms become half-width, upper case lower.
pub fn fold(c: char) -> impl Iterator<Item = char> {
    let half = match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xff01 + u32::from('!')).unwrap_or(c),
        other => other,
    };
    half.to_lowercase()
}
