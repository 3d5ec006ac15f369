//! What a shape means, instead of what colour it has: the page's style sheet turns inks into
//! colours, so a change of theme, forced colours and print need no redraw. For pictures that leave
//! the page [`super::theme`] does.

use plotters::style::RGBColor;

/// What a shape or a text means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ink {
    /// A reported value: solid.
    Value,
    /// A reported value that is set apart from the first; the second level of a breakdown.
    Value2,
    /// The third level of a breakdown.
    Value3,
    /// A comparator's mark.
    Benchmark,
    /// The page behind the drawing: sets a comparator's mark off from the bar that it crosses.
    Ground,
    /// What is planned or expected: outline, hatch and word.
    Expected,
    /// What the app computes: dashed outline, whisker and word.
    Derived,
    /// The rest of a whole: tracks and empty places.
    Rest,
    /// The open end of a bound.
    Bound,
    /// The line a bar starts from.
    Axis,
    /// Lines that help the eye.
    Grid,
    /// The name of a row or a part.
    Label,
    /// A number on its mark.
    Number,
    /// Tick labels, panel titles, remarks.
    Muted,
    /// Text on a filled shape of [`Ink::Value`].
    OnValue,
    /// A comparator's name and number.
    BenchmarkText,
    /// A line that is neither the chart's main one nor its first comparator.
    Other,
    /// The title of a picture that leaves the page.
    Heading,
}

impl Ink {
    /// Every ink.
    pub const ALL: [Self; 18] = [
        Self::Value,
        Self::Value2,
        Self::Value3,
        Self::Benchmark,
        Self::Ground,
        Self::Expected,
        Self::Derived,
        Self::Rest,
        Self::Bound,
        Self::Axis,
        Self::Grid,
        Self::Label,
        Self::Number,
        Self::Muted,
        Self::OnValue,
        Self::BenchmarkText,
        Self::Other,
        Self::Heading,
    ];

    /// Its class in the drawing.
    pub const fn class(self) -> &'static str {
        match self {
            Self::Value => "ink-value",
            Self::Value2 => "ink-value-2",
            Self::Value3 => "ink-value-3",
            Self::Benchmark => "ink-benchmark",
            Self::Ground => "ink-ground",
            Self::Expected => "ink-expected",
            Self::Derived => "ink-derived",
            Self::Rest => "ink-rest",
            Self::Bound => "ink-bound",
            Self::Axis => "ink-axis",
            Self::Grid => "ink-grid",
            Self::Label => "ink-label",
            Self::Number => "ink-number",
            Self::Muted => "ink-muted",
            Self::OnValue => "ink-on-value",
            Self::BenchmarkText => "ink-benchmark-text",
            Self::Other => "ink-other",
            Self::Heading => "ink-heading",
        }
    }
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dash {
    /// In one stroke.
    Solid,
    /// In strokes with gaps.
    Dashed,
}

/// Writes ink and dash into the one thing that plotters hands to a backend: a colour. Red is the
/// ink's number, green is 1 for a dashed line, blue is unused.
pub fn encode(ink: Ink, dash: Dash) -> RGBColor {
    RGBColor(ink as u8, u8::from(dash == Dash::Dashed), 0)
}

/// Reads what [`encode`] wrote; a colour that it did not write is [`Ink::Label`].
pub fn decode((ink, dash, _): (u8, u8, u8)) -> (Ink, Dash) {
    let ink = Ink::ALL.get(usize::from(ink)).copied().unwrap_or(Ink::Label);
    (ink, if dash == 1 { Dash::Dashed } else { Dash::Solid })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_ink_survives_the_way_through_a_colour() {
        for ink in Ink::ALL {
            for dash in [Dash::Solid, Dash::Dashed] {
                let RGBColor(r, g, b) = encode(ink, dash);
                assert_eq!(decode((r, g, b)), (ink, dash));
            }
        }
        assert_eq!(decode((255, 0, 0)).0, Ink::Label);
    }
}
