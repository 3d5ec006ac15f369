//! How wide text is, without asking a browser: native and browser drawings must agree.

/// The height of a text above its baseline, in ems.
pub const ASCENT: f64 = 0.86;
/// The depth of a text below its baseline, in ems.
pub const DESCENT: f64 = 0.22;

/// How much wider than the letters measured here those of the headings of sheets may be.
pub const SERIF: f64 = 1.06;

/// How heavy letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// As in running text.
    Regular,
    /// Semi-bold, for which Arial has its bold.
    Bold,
}

/// The width of a text set in a sans-serif of this size, in the unit of the size.
///
/// An estimate on the wide side: Chinese and other full-width characters are one em; Latin ones are
/// as wide as the wider of Arial's and Roboto's. Quotation marks are full-width where Chinese stands
/// beside them, as Chinese faces have them.
pub fn width(text: &str, size: f64, weight: Weight) -> f64 {
    measure(text, size, weight, is_chinese(text))
}

fn measure(text: &str, size: f64, weight: Weight, chinese: bool) -> f64 {
    let of = |c: char| match weight {
        _ if chinese && is_quote(c) => 1.0,
        Weight::Regular => em(c),
        Weight::Bold => em(c) + more(c),
    };
    text.chars().map(of).sum::<f64>() * size
}

/// Whether a text has characters that are set full-width.
pub fn is_chinese(text: &str) -> bool {
    text.chars().any(wide)
}

/// Whether a character is set as wide as its neighbours: narrow in Latin, full-width in Chinese.
pub fn is_quote(c: char) -> bool {
    matches!(c, '‘' | '’' | '“' | '”')
}

fn wide(c: char) -> bool {
    c >= '\u{2e80}'
}

fn em(c: char) -> f64 {
    match c {
        '0'..='9' => 0.57,
        'i' | 'j' | 'l' | '\'' => 0.25,
        ' ' | ',' | '.' | ':' | ';' | '!' | '[' | ']' | '/' | '\\' | '|' | 'I' | '·' | '\u{a0}' => 0.28,
        '(' | ')' | '-' | '`' | 'r' | 't' | '‘' | '’' => 0.34,
        'f' | '{' | '}' => 0.35,
        '"' | '*' | '°' => 0.4,
        'J' | 'k' | 'v' | 'x' | 'y' | 'z' => 0.51,
        'c' | 's' | '“' | '”' => 0.53,
        'a' | 'e' | 'L' | '?' | '#' | '$' | '_' | '^' | '–' | '€' | '£' | '¥' | '§' => 0.56,
        'b' | 'd' | 'g' | 'h' | 'n' | 'o' | 'p' | 'q' | 'u' => 0.57,
        '+' | '−' | '±' | '×' | '÷' | '<' | '>' | '=' | '~' | '≥' | '≤' | '≈' => 0.59,
        'F' | 'T' | 'Z' => 0.62,
        'A' | 'B' | 'E' | 'K' | 'P' | 'S' | 'V' | 'X' | 'Y' | '&' => 0.67,
        'C' | 'D' | 'H' | 'N' | 'R' | 'U' => 0.73,
        'w' => 0.76,
        'G' | 'O' | 'Q' => 0.78,
        'm' | 'M' => 0.88,
        '%' | 'æ' => 0.89,
        'W' => 0.95,
        '@' => 1.02,
        // Other Latin, Greek and Cyrillic letters, by the widest of their case.
        '\u{a1}'..='\u{24f}' => {
            if c.is_uppercase() {
                1.0
            } else {
                0.65
            }
        }
        '\u{370}'..='\u{52f}' => {
            if c.is_uppercase() {
                1.02
            } else {
                0.83
            }
        }
        '\u{250}'..='\u{1fff}' => 0.9,
        '\u{1f000}'..='\u{1faff}' => 1.3,
        _ => 1.0,
    }
}

/// How much wider a character is in bold.
fn more(c: char) -> f64 {
    match c {
        '0'..='9' | 'a' | 'e' | 'z' | ' ' | ',' | '.' | '/' | '(' | ')' | '-' | '%' | '·' | '–' => 0.0,
        '+' | '−' | '±' | '×' | '÷' | '<' | '>' | '=' | '~' | '≥' | '≤' | '≈' => 0.0,
        'A' | 'B' | 'J' | 'K' | 'L' | '&' => 0.06,
        'A'..='Z' => 0.0,
        '"' => 0.08,
        '\u{20}'..='\u{24f}' => 0.06,
        _ => 0.0,
    }
}

/// A text set in lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lines {
    /// The lines; a text that was cut ends in `…`.
    pub lines: Vec<String>,
    /// Whether something had to be left out.
    pub cut: bool,
}

/// Sets a text in at most `most` lines that are no wider than `room`.
///
/// Chinese breaks anywhere but before closing marks; Latin breaks at spaces, and within a word
/// only where the word alone is wider than a line.
pub fn wrap(text: &str, size: f64, room: f64, most: usize) -> Lines {
    wrap_in(text, size, Weight::Regular, room, most)
}

/// The same for letters of another weight.
pub fn wrap_in(text: &str, size: f64, weight: Weight, room: f64, most: usize) -> Lines {
    set(pieces(text), Measure { size, weight, room, chinese: is_chinese(text) }, most)
}

/// Sets a text in as few lines as [`wrap_in`] needs for it, all about as long.
pub fn balance(text: &str, size: f64, weight: Weight, room: f64) -> Vec<String> {
    let set = |room: f64| wrap_in(text, size, weight, room, usize::MAX).lines;
    let lines = set(room).len();
    let (mut low, mut high) = (room / 2.0, room);
    while lines > 1 && high - low > size / 4.0 {
        let middle = (low + high) / 2.0;
        if set(middle).len() == lines { high = middle } else { low = middle }
    }
    set(high)
}

/// Sets an address in lines, which end between its parts where these fit.
pub fn wrap_address(address: &str, size: f64, room: f64) -> Vec<String> {
    let parts = address.split_inclusive(['/', '?', '&', '=', '#', ' ']).map(str::to_string).collect();
    let by = Measure { size, weight: Weight::Regular, room, chinese: is_chinese(address) };
    set(parts, by, usize::MAX).lines
}

/// What the lines of a text have in common.
#[derive(Clone, Copy)]
struct Measure {
    size: f64,
    weight: Weight,
    room: f64,
    chinese: bool,
}

impl Measure {
    fn fits(self, text: &str) -> bool {
        measure(text, self.size, self.weight, self.chinese) <= self.room
    }
}

fn set(pieces: Vec<String>, by: Measure, most: usize) -> Lines {
    let mut lines = vec![String::new()];
    for piece in pieces {
        let last = lines.len() - 1;
        let joined = format!("{}{piece}", lines[last]);
        if by.fits(joined.trim()) {
            lines[last] = joined;
            continue;
        }
        if !lines[last].trim().is_empty() {
            lines.push(String::new());
        }
        if by.fits(piece.trim()) {
            *last_of(&mut lines) = piece.trim_start().to_string();
            continue;
        }
        for c in piece.trim().chars() {
            let fits = by.fits(&format!("{}{c}", last_of(&mut lines)));
            if !fits && !last_of(&mut lines).is_empty() {
                lines.push(String::new());
            }
            last_of(&mut lines).push(c);
        }
    }
    let cut = lines.len() > most;
    if cut {
        let rest: String = lines.drain(most.max(1) - 1..).collect::<Vec<_>>().join(" ");
        lines.push(truncate(&rest, by));
    }
    let lines = lines.into_iter().map(|line| line.trim().to_string()).collect();
    Lines { lines, cut }
}

/// One line, cut to the room with a `…` where it does not fit.
pub fn fit(text: &str, size: f64, room: f64) -> Lines {
    let cut = width(text, size, Weight::Regular) > room;
    let line = if cut {
        truncate(text, Measure { size, weight: Weight::Regular, room, chinese: is_chinese(text) })
    } else {
        text.to_string()
    };
    Lines { lines: vec![line], cut }
}

fn last_of(lines: &mut Vec<String>) -> &mut String {
    if lines.is_empty() {
        lines.push(String::new());
    }
    let last = lines.len() - 1;
    &mut lines[last]
}

fn truncate(text: &str, by: Measure) -> String {
    let mut out = String::new();
    for c in text.chars() {
        if !by.fits(&format!("{out}{c}…")) {
            break;
        }
        out.push(c);
    }
    format!("{}…", out.trim_end())
}

/// Splits a text where a line may end: each piece keeps the space before it.
fn pieces(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut before = ' ';
    for c in text.chars() {
        let closing = "，。、；：！？）》〉】」』”’…".contains(c);
        let opened = "（《〈【「『“‘".contains(before);
        let breaks = (wide(c) || wide(before) || c == ' ') && !closing && !opened;
        match out.last_mut() {
            Some(piece) if !breaks || (before == ' ' && piece.trim().is_empty()) => piece.push(c),
            _ => out.push(c.to_string()),
        }
        before = c;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::Weight::{Bold, Regular};
    use super::*;

    fn width(text: &str, size: f64) -> f64 {
        super::width(text, size, Regular)
    }

    #[test]
    fn widths_are_those_of_the_characters() {
        assert!((width("全国", 10.0) - 20.0).abs() < 1e-9);
        assert!((width("（）", 10.0) - 20.0).abs() < 1e-9);
        assert!((width("2025", 10.0) - 22.8).abs() < 1e-9);
        // 19.79 em in Liberation Sans, 21.39 em in its bold: an estimate is no less, and little more.
        let pangram = "The quick brown fox jumps over the lazy dog";
        assert!((19.79..20.8).contains(&width(pangram, 1.0)), "{}", width(pangram, 1.0));
        let bold = super::width(pangram, 1.0, Bold);
        assert!((21.39..22.3).contains(&bold), "{bold}");
        assert!(width("", 10.0).abs() < 1e-9);
    }

    #[test]
    fn no_letter_is_narrower_than_arials() {
        // Advance widths of Arial and of Arial Bold, in thousandths of an em, as Liberation Sans,
        // which has the same, gives them.
        let arial = [
            (' ', 278, 278),
            ('%', 889, 889),
            ('&', 667, 722),
            ('(', 333, 333),
            ('+', 584, 584),
            (',', 278, 278),
            ('-', 333, 333),
            ('.', 278, 278),
            ('/', 278, 278),
            ('0', 556, 556),
            (':', 278, 333),
            ('=', 584, 584),
            ('@', 1015, 975),
            ('A', 667, 722),
            ('D', 722, 722),
            ('G', 778, 778),
            ('J', 500, 556),
            ('L', 556, 611),
            ('M', 833, 833),
            ('P', 667, 667),
            ('W', 944, 944),
            ('Z', 611, 611),
            ('a', 556, 556),
            ('b', 556, 611),
            ('f', 278, 333),
            ('i', 222, 278),
            ('m', 833, 889),
            ('r', 333, 389),
            ('s', 500, 556),
            ('t', 278, 333),
            ('w', 722, 778),
            ('y', 500, 556),
            ('z', 500, 500),
            ('’', 222, 278),
            ('“', 333, 500),
            ('–', 556, 556),
            ('—', 1000, 1000),
            ('…', 1000, 1000),
            ('·', 278, 278),
            ('−', 584, 584),
            ('≥', 549, 549),
            ('≈', 549, 549),
            ('é', 556, 556),
            ('ü', 556, 611),
            ('Ö', 778, 778),
            ('ß', 611, 611),
        ];
        for (c, regular, bold) in arial {
            for (weight, advance) in [(Regular, regular), (Bold, bold)] {
                let estimate = super::width(&c.to_string(), 1000.0, weight);
                let near = f64::from(advance)..=f64::from(advance) * 1.5 + 35.0;
                assert!(near.contains(&estimate), "{c} in {weight:?}: {estimate}");
            }
        }
    }

    #[test]
    fn quotation_marks_are_full_width_among_chinese() {
        assert!((width("“十余”", 10.0) - 40.0).abs() < 1e-9);
        assert!(width("“ten”", 10.0) < 30.0);
    }

    #[test]
    fn balanced_lines_are_as_few_and_about_as_long() {
        assert_eq!(balance("一二三四五六七八九", 10.0, Regular, 80.0), ["一二三四五", "六七八九"]);
        assert_eq!(balance("Retail sales of goods", 10.0, Regular, 90.0), ["Retail sales", "of goods"]);
        assert_eq!(balance("一二", 10.0, Regular, 80.0), ["一二"]);
    }

    #[test]
    fn an_address_breaks_between_its_parts_and_loses_nothing() {
        let address = "https://example.org/a-long-folder/?data=data/file.json&lang=en#chart-growth";
        let lines = wrap_address(address, 10.0, 160.0);
        assert_eq!(lines.concat(), address);
        assert!(lines.iter().all(|line| width(line, 10.0) <= 160.0), "{lines:?}");
        assert!(lines[0].ends_with(['/', '?']), "{lines:?}");
    }

    #[test]
    fn chinese_breaks_anywhere_but_before_a_closing_mark() {
        assert_eq!(wrap("规上工业增加值", 10.0, 40.0, 2).lines, ["规上工业", "增加值"]);
        assert_eq!(wrap("规上工，增加", 10.0, 30.0, 3).lines, ["规上", "工，增", "加"]);
    }

    #[test]
    fn latin_breaks_at_spaces_and_only_a_giant_within_a_word() {
        assert_eq!(wrap("Retail sales of goods", 10.0, 65.0, 2).lines, ["Retail sales", "of goods"]);
        let giant = wrap("Donaudampfschifffahrt", 10.0, 60.0, 9);
        assert!(giant.lines.iter().all(|line| width(line, 10.0) <= 60.0));
        assert_eq!(giant.lines.concat(), "Donaudampfschifffahrt");
    }

    #[test]
    fn what_does_not_fit_says_so() {
        let cut = wrap("一二三四五六七八九十", 10.0, 40.0, 2);
        assert_eq!(cut.lines, ["一二三四", "五六七…"]);
        assert!(cut.cut);
        assert_eq!(fit("一二三四五", 10.0, 35.0).lines, ["一二…"]);
        assert!(!fit("一二", 10.0, 35.0).cut);
    }
}
