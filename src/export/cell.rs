//! Cells of a CSV file, as RFC 4180 writes them.

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// A number in plain notation, which a spreadsheet is to read as one.
    Number(String),
    /// Words, which a spreadsheet must never take for a formula.
    Words(String),
    /// Nothing: what is not known, or does not apply.
    Empty,
}

impl Cell {
    /// Words, or nothing where there are none.
    pub fn words(words: impl Into<String>) -> Self {
        Self::of(Some(words.into()).filter(|it| !it.is_empty()), Self::Words)
    }

    /// What there may be.
    pub fn of<T>(content: Option<T>, cell: impl FnOnce(T) -> Self) -> Self {
        content.map_or(Self::Empty, cell)
    }

    /// As it stands in the file.
    fn written(&self) -> String {
        match self {
            Self::Number(number) => number.clone(),
            Self::Words(words) => quoted(&guarded(words)),
            Self::Empty => String::new(),
        }
    }
}

/// Adds a record. Each ends with a line break, also the last (RFC 4180, 2.1 and 2.2).
pub fn record(out: &mut String, cells: impl IntoIterator<Item = Cell>) {
    for (index, cell) in cells.into_iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        out.push_str(&cell.written());
    }
    out.push_str("\r\n");
}

/// Spreadsheets compute what begins like a formula, and a formula can send a reader's sheet
/// elsewhere. An apostrophe in front makes it words, as OWASP advises ("CSV Injection"); the wide
/// forms count too, since a spreadsheet set to Chinese or Japanese may read them alike.
fn guarded(words: &str) -> String {
    const BEGIN_FORMULAS: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];
    let apostrophe = if words.starts_with(BEGIN_FORMULAS) { "'" } else { "" };
    format!("{apostrophe}{words}")
}

/// Quotes what would else end the cell (RFC 4180, 2.6 and 2.7), and blanks that a reader might trim.
fn quoted(words: &str) -> String {
    let ends = words.contains([',', '"', '\r', '\n']);
    if ends || words.trim() != words { format!("\"{}\"", words.replace('"', "\"\"")) } else { words.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(cells: &[Cell]) -> String {
        let mut out = String::new();
        record(&mut out, cells.iter().cloned());
        out
    }

    #[test]
    fn words_are_quoted_where_they_would_end_the_cell() {
        for (words, cell) in [
            ("plain words", "plain words"),
            ("one, two", "\"one, two\""),
            ("the “so-called”", "the “so-called”"),
            ("the \"so-called\"", "\"the \"\"so-called\"\"\""),
            ("two\nlines", "\"two\nlines\""),
            ("two\r\nlines", "\"two\r\nlines\""),
            (" blank", "\" blank\""),
            ("全年，合计", "全年，合计"),
        ] {
            assert_eq!(written(&[Cell::words(words)]), format!("{cell}\r\n"));
        }
    }

    #[test]
    fn words_that_begin_like_a_formula_are_kept_from_being_one() {
        for (words, cell) in [
            ("=1+1", "'=1+1"),
            ("+86 421", "'+86 421"),
            ("-A01", "'-A01"),
            ("@name", "'@name"),
            ("\tx", "'\tx"),
            ("\rx", "\"'\rx\""),
            ("＝1", "'＝1"),
            ("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""),
            ("a=1", "a=1"),
            // No program computes a true minus sign.
            ("−0.3%", "−0.3%"),
        ] {
            assert_eq!(
                written(&[Cell::words(words)]).trim_end_matches("\r\n"),
                cell.trim_end_matches("\r\n")
            );
        }
        assert_eq!(written(&[Cell::Number("-0.3".into())]), "-0.3\r\n");
    }

    #[test]
    fn what_is_missing_is_an_empty_cell() {
        assert_eq!(written(&[Cell::Empty, Cell::words(""), Cell::Number("0".into())]), ",,0\r\n");
    }
}
