//! The few words that a drawing adds to the file's own.

use crate::bulletin::text::Lang;

/// The word beside a value that is planned or expected.
pub const fn expected(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "预期",
        Lang::En => "expected",
    }
}

/// The word beside a value that the app computes.
pub const fn derived(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "推算",
        Lang::En => "derived",
    }
}

/// What the range of a derived value is.
pub const fn range(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "舍入范围",
        Lang::En => "rounding range",
    }
}

/// A range of which an end may be below zero, where a dash would read as a minus: `−6.8 to −6.6`.
pub fn span(range: &str, lang: Lang) -> String {
    if range.contains('−') { range.replace('–', to(lang)) } else { range.to_string() }
}

/// What stands between the two ends of a range where no dash does.
pub const fn to(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "至",
        Lang::En => " to ",
    }
}

/// What is said of a derived value that no rounding enters.
pub const fn unrounded(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "无舍入误差",
        Lang::En => "no rounding error",
    }
}

/// What stands between the parts of a mark's label.
pub const fn comma(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "，",
        Lang::En => ", ",
    }
}

/// What stands between a name and its value in a mark's label.
pub const fn colon(lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => "：",
        Lang::En => ": ",
    }
}
