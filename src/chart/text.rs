//! How wide text is, without asking a browser: native and browser drawings must agree.

/// The height of a text above its baseline, in ems.
pub const ASCENT: f64 = 0.86;
/// The depth of a text below its baseline, in ems.
pub const DESCENT: f64 = 0.22;

/// The width of a text set in a sans-serif of this size, in the unit of the size.
///
/// An estimate on the wide side: Chinese and other full-width characters are one em; digits are
/// 0.58 em; Latin letters average 0.55 em.
pub fn width(text: &str, size: f64) -> f64 {
    text.chars().map(em).sum::<f64>() * size
}

fn em(c: char) -> f64 {
    match c {
        '0'..='9' => 0.58,
        ' ' | '\'' | ',' | '.' | ':' | ';' | '|' | '!' | 'i' | 'j' | 'l' | '·' => 0.3,
        'f' | 't' | 'r' | 'I' | '(' | ')' | '[' | ']' | '/' | '-' | '"' => 0.4,
        'm' | 'w' | 'M' | 'W' | '%' | '@' | '—' | '…' => 0.92,
        'A'..='Z' | '+' | '−' | '±' | '×' | '<' | '>' | '=' | '≥' | '≤' | '≈' | '&' => 0.68,
        '\u{20}'..='\u{2e7f}' => 0.57,
        _ => 1.0,
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
    let mut lines = vec![String::new()];
    for piece in pieces(text) {
        let last = lines.len() - 1;
        let joined = format!("{}{piece}", lines[last]);
        if width(joined.trim(), size) <= room {
            lines[last] = joined;
            continue;
        }
        if !lines[last].trim().is_empty() {
            lines.push(String::new());
        }
        if width(piece.trim(), size) <= room {
            *last_of(&mut lines) = piece.trim_start().to_string();
            continue;
        }
        for c in piece.trim().chars() {
            let fits = width(&format!("{}{c}", last_of(&mut lines)), size) <= room;
            if !fits && !last_of(&mut lines).is_empty() {
                lines.push(String::new());
            }
            last_of(&mut lines).push(c);
        }
    }
    let cut = lines.len() > most;
    if cut {
        let rest: String = lines.drain(most.max(1) - 1..).collect::<Vec<_>>().join(" ");
        lines.push(truncate(&rest, size, room, true));
    }
    let lines = lines.into_iter().map(|line| line.trim().to_string()).collect();
    Lines { lines, cut }
}

/// One line, cut to the room with a `…` where it does not fit.
pub fn fit(text: &str, size: f64, room: f64) -> Lines {
    let cut = width(text, size) > room;
    let line = if cut { truncate(text, size, room, true) } else { text.to_string() };
    Lines { lines: vec![line], cut }
}

fn last_of(lines: &mut Vec<String>) -> &mut String {
    if lines.is_empty() {
        lines.push(String::new());
    }
    let last = lines.len() - 1;
    &mut lines[last]
}

fn truncate(text: &str, size: f64, room: f64, mark: bool) -> String {
    let end = if mark { "…" } else { "" };
    let mut out = String::new();
    for c in text.chars() {
        if width(&format!("{out}{c}{end}"), size) > room {
            break;
        }
        out.push(c);
    }
    format!("{}{end}", out.trim_end())
}

/// Splits a text where a line may end: each piece keeps the space before it.
fn pieces(text: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    let mut before = ' ';
    for c in text.chars() {
        let wide = |c: char| em(c) >= 1.0;
        let closing = "，。、；：！？）》」』”’".contains(c);
        let opened = "（《「『“‘".contains(before);
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
    use super::*;

    #[test]
    fn widths_are_those_of_the_characters() {
        assert!((width("全国", 10.0) - 20.0).abs() < 1e-9);
        assert!((width("（）", 10.0) - 20.0).abs() < 1e-9);
        assert!((width("2025", 10.0) - 23.2).abs() < 1e-9);
        let latin = width("The quick brown fox jumps over the lazy dog", 10.0) / 430.0;
        assert!((0.48..0.58).contains(&latin), "{latin}");
        assert!(width("", 10.0).abs() < 1e-9);
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
