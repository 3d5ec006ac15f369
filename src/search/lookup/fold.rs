//! What texts and queries are made of once the differences that nobody means are gone: full width
//! and half width, upper and lower case, kinds of dashes, space and quotation marks.

/// A character without them; full-width forms become half-width, upper case lower, dashes hyphens.
pub fn fold(c: char) -> impl Iterator<Item = char> {
    let half = match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xff01 + u32::from('!')).unwrap_or(c),
        // Hyphens, dashes and the minus: keyboards have one.
        '\u{2010}'..='\u{2015}' | '\u{2212}' => '-',
        other => other,
    };
    half.to_lowercase()
}

/// Whether a folded character is passed over: space, what cannot be seen, and quotation marks and
/// apostrophes, which readers leave out or type otherwise than printers do (“小升规”培育库, People’s).
pub fn is_gap(c: char) -> bool {
    match c {
        // Most of a Chinese text.
        '\u{3040}'..='\u{a63f}' => false,
        '"' | '\'' | '`' => true,
        _ if c.is_ascii() => c.is_ascii_whitespace() || c.is_ascii_control(),
        '\u{2018}'..='\u{201f}' | '「'..='』' | '《' | '》' | '〈' | '〉' | '〝'..='〟' => true,
        // Soft hyphens, zero-width space, joiners and marks of direction, byte order marks.
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}' => true,
        other => other.is_whitespace(),
    }
}

/// Whether a character has no other form, as most of a Chinese text has not: telling so is quicker
/// than looking for one.
const fn is_plain(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{a63f}' | '0'..='9' | 'a'..='z')
}

/// Whether a folded character is one of those that make words: letters of alphabets, but no Chinese
/// characters, kana or Hangul, which are searched one by one.
pub fn is_letter(c: char) -> bool {
    c.is_ascii_lowercase() || (!c.is_ascii() && c < '\u{2e80}' && c.is_alphabetic())
}

/// The smallest part of a text that is searched as one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit<'a> {
    /// A single character.
    Char(char),
    /// Letters that stand together.
    Word(&'a str),
}

/// Tells the units of a text in their order; gaps are none, see [`is_gap`]. `buffer` is only there to be reused.
pub fn units(text: &str, buffer: &mut String, mut each: impl FnMut(Unit<'_>)) {
    buffer.clear();
    let mut take = |c: char, buffer: &mut String| {
        if is_letter(c) {
            buffer.push(c);
            return;
        }
        if !buffer.is_empty() {
            each(Unit::Word(buffer));
            buffer.clear();
        }
        if !is_gap(c) {
            each(Unit::Char(c));
        }
    };
    for c in text.chars() {
        if is_plain(c) {
            take(c, buffer);
        } else {
            fold(c).for_each(|c| take(c, buffer));
        }
    }
    take(' ', buffer);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<String> {
        let mut out = Vec::new();
        units(text, &mut String::new(), |unit| {
            out.push(match unit {
                Unit::Char(c) => c.to_string(),
                Unit::Word(word) => word.to_string(),
            });
        });
        out
    }

    #[test]
    fn chinese_is_read_by_character_and_english_by_word() {
        assert_eq!(
            read("喀左New Ｍaterials（2025）"),
            ["喀", "左", "new", "materials", "(", "2", "0", "2", "5", ")"]
        );
        assert_eq!(read("“小升规”《库》"), ["小", "升", "规", "库"]);
        assert_eq!(read("People’s Tianjin–Hebei"), ["people", "s", "tianjin", "-", "hebei"]);
        assert_eq!(read("\u{feff}喀\u{200b}左ka\u{ad}zuo"), ["喀", "左", "ka", "zuo"]);
        assert_eq!(read("École İ ｶﾅ 한글"), ["école", "i", "\u{307}", "ｶ", "ﾅ", "한", "글"]);
        assert_eq!(read(" \u{3000}\t"), [""; 0]);
    }

    #[test]
    fn all_that_is_called_plain_folds_to_itself() {
        for c in ('\u{0}'..='\u{ffff}').filter(|c| is_plain(*c)) {
            assert!(fold(c).eq([c]) && !is_gap(c), "{c}");
        }
    }
}
