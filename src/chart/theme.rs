//! The colours of the inks, for drawings that leave the page and its style sheets behind.
//!
//! The palette is that of `style/shell.css`, and the inks take from it what they take in
//! `style/chart.css`; tests hold the three together, and every pair of colours to the contrast that
//! WCAG 2.2 asks for.

use crate::bulletin::text::Lang;

use super::backend::QUOTE;
use super::ink::Ink;

/// A palette for light or for dark surroundings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Dark ink on a light ground.
    Light,
    /// Light ink on a dark ground.
    Dark,
}

impl Theme {
    /// Both themes.
    pub const ALL: [Self; 2] = [Self::Light, Self::Dark];

    /// Its name, in addresses and in classes.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// A colour of the palette.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hue {
    /// What drawings lie on.
    Card,
    /// What words are set in.
    Ink,
    /// The same, stepping back.
    Ink2,
    /// Hairlines.
    Rule,
    /// The purple clay: values.
    Clay,
    /// Light clay, on which words can stand.
    Clay2,
    /// Lighter clay.
    Clay3,
    /// What values are compared with.
    Teal,
    /// What the app computes.
    Warn,
}

impl Hue {
    /// Its custom property in the page's style sheets.
    pub const fn property(self) -> &'static str {
        match self {
            Self::Card => "--card",
            Self::Ink => "--ink",
            Self::Ink2 => "--ink-2",
            Self::Rule => "--rule",
            Self::Clay => "--clay",
            Self::Clay2 => "--clay-2",
            Self::Clay3 => "--clay-3",
            Self::Teal => "--teal",
            Self::Warn => "--warn",
        }
    }

    /// What it is in a theme, as `#rrggbb`.
    pub const fn hex(self, theme: Theme) -> &'static str {
        let (light, dark) = match self {
            Self::Card => ("#ffffff", "#1d1a17"),
            Self::Ink => ("#211c18", "#ece5dc"),
            Self::Ink2 => ("#665c54", "#a89d92"),
            Self::Rule => ("#e4ddd3", "#37312b"),
            Self::Clay => ("#8f3d2a", "#e39474"),
            Self::Clay2 => ("#d9a796", "#7c4433"),
            Self::Clay3 => ("#efd9cf", "#4a3028"),
            Self::Teal => ("#1c6a73", "#74c4ca"),
            Self::Warn => ("#855700", "#e5b758"),
        };
        match theme {
            Theme::Light => light,
            Theme::Dark => dark,
        }
    }
}

/// The colour of an ink.
pub const fn hue(ink: Ink) -> Hue {
    match ink {
        Ink::Ground | Ink::OnValue => Hue::Card,
        Ink::Label | Ink::Number | Ink::Heading => Hue::Ink,
        Ink::Rest | Ink::Axis | Ink::Muted | Ink::Other => Hue::Ink2,
        Ink::Grid => Hue::Rule,
        Ink::Value | Ink::Expected | Ink::Bound => Hue::Clay,
        Ink::Value2 => Hue::Clay2,
        Ink::Value3 => Hue::Clay3,
        Ink::Benchmark | Ink::BenchmarkText => Hue::Teal,
        Ink::Derived => Hue::Warn,
    }
}

/// The faces of a document of its own. Digits and Latin letters come from those whose widths
/// [`super::text`] measures by, so that words stand where they were laid out.
const SANS: &str = "Arial,Helvetica,Liberation Sans,Arimo,";
const CHINESE: &str = "PingFang SC,Microsoft YaHei,Noto Sans CJK SC,Source Han Sans SC,sans-serif";
/// A heading's, as on the page: Chinese ones first only among Chinese.
const SERIF: &str = "Georgia,Times New Roman,Liberation Serif,";
const CHINESE_SERIF: &str = "Songti SC,Noto Serif CJK SC,Source Han Serif SC,STSong,SimSun,serif";

/// The style sheet of a document of its own that is drawn in these inks. It stands under a class,
/// since two such drawings may be put into one page.
pub fn style(theme: Theme, lang: Lang, inks: &[Ink], class: &str) -> String {
    let serif = if lang == Lang::En { SERIF } else { "" };
    let mut out = format!(
        ".{class} text{{font-family:{SANS}{CHINESE};font-variant-numeric:tabular-nums}}\
         .{class} .{QUOTE}{{font-family:{CHINESE}}}\
         .{class} .{heading},.{class} .{heading} .{QUOTE}{{font-family:{serif}{CHINESE_SERIF}}}\
         .{class} .line{{fill:none}}",
        heading = Ink::Heading.class(),
    );
    for ink in inks {
        let (name, color) = (ink.class(), hue(*ink).hex(theme));
        out.push_str(&format!(
            ".{class} .{name}.area,.{class} .{name}.text{{fill:{color}}}.{class} .{name}.line{{stroke:{color}}}"
        ));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHELL: &str = include_str!("../../style/shell.css");
    const CHART: &str = include_str!("../../style/chart.css");

    /// The rules of a style sheet whose selector is one of a list of selectors: their bodies.
    fn rules<'a>(css: &'a str, selector: &str) -> Vec<&'a str> {
        let mut out = vec![];
        for (open, _) in css.match_indices('{') {
            let head = css[..open].rsplit(['{', '}', ';', '/']).next().unwrap_or_default();
            if head.split(',').any(|it| it.trim() == selector) {
                out.push(css[open + 1..].split('}').next().unwrap_or_default());
            }
        }
        out
    }

    fn declared<'a>(body: &'a str, property: &str) -> Option<&'a str> {
        let pairs = body.split(';').filter_map(|it| it.split_once(':'));
        pairs.filter(|(name, _)| name.trim() == property).map(|(_, value)| value.trim()).next()
    }

    const HUES: [Hue; 9] =
        [Hue::Card, Hue::Ink, Hue::Ink2, Hue::Rule, Hue::Clay, Hue::Clay2, Hue::Clay3, Hue::Teal, Hue::Warn];

    #[test]
    fn the_palette_is_the_pages() {
        let dark = [":root:not([data-theme=\"light\"])", ":root[data-theme=\"dark\"]"];
        for (theme, selectors) in [(Theme::Light, &[":root"][..]), (Theme::Dark, &dark[..])] {
            for selector in selectors {
                let bodies = rules(SHELL, selector);
                let body = bodies.iter().find(|body| body.contains("--card"));
                let body = body.unwrap_or_else(|| panic!("no colours for {selector}"));
                for hue in HUES {
                    assert_eq!(declared(body, hue.property()), Some(hue.hex(theme)), "{hue:?} of {selector}");
                }
            }
        }
    }

    #[test]
    fn inks_take_the_colours_that_the_page_gives_them() {
        // No drawing of the page has a heading in it.
        for ink in Ink::ALL.into_iter().filter(|ink| *ink != Ink::Heading) {
            let bodies = rules(CHART, &format!(".picture .{}", ink.class()));
            let Some(first) = bodies.first() else { panic!("no rule for {ink:?}") };
            let expected = format!("var({})", hue(ink).property());
            assert_eq!(declared(first, "--ink-of"), Some(expected.as_str()), "{ink:?}");
        }
    }

    /// The relative luminance of WCAG 2.2.
    fn luminance(hex: &str) -> f64 {
        let channel = |at: usize| {
            let value = f64::from(u8::from_str_radix(&hex[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
    }

    /// The contrast ratio of WCAG 2.2.
    fn contrast(a: &str, b: &str) -> f64 {
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    fn least(what: &[Ink], on: Ink, ratio: f64) {
        for theme in Theme::ALL {
            for ink in what {
                let found = contrast(hue(*ink).hex(theme), hue(on).hex(theme));
                assert!(found >= ratio, "{ink:?} on {on:?}, {theme:?}: {found:.2}");
            }
        }
    }

    #[test]
    fn contrast_is_that_of_the_standard() {
        // The examples that everybody gives: black on white, and the lightest grey that passes.
        assert!((contrast("#000000", "#ffffff") - 21.0).abs() < 1e-9);
        assert!((contrast("#767676", "#ffffff") - 4.54).abs() < 0.01);
    }

    #[test]
    fn words_can_be_read_on_what_they_stand_on() {
        let words = [
            Ink::Heading,
            Ink::Label,
            Ink::Number,
            Ink::Muted,
            Ink::BenchmarkText,
            Ink::Expected,
            Ink::Derived,
            Ink::Other,
        ];
        least(&words, Ink::Ground, 4.5);
        least(&[Ink::OnValue], Ink::Value, 4.5);
        for block in [Ink::Value2, Ink::Value3] {
            least(&[Ink::Label, Ink::Number], block, 4.5);
        }
    }

    /// Every mark that carries meaning, against what lies beside it. Not counted: `Grid`, whose
    /// hairlines only lead the eye to numbers and notches that pass; and the light blocks' fill,
    /// since the scene gives every such block an outline in `Value`.
    #[test]
    fn marks_can_be_told_from_what_they_are_drawn_on() {
        let marks = [
            Ink::Value,
            Ink::Benchmark,
            Ink::Expected,
            Ink::Derived,
            Ink::Rest,
            Ink::Bound,
            Ink::Axis,
            Ink::Other,
        ];
        least(&marks, Ink::Ground, 3.0);
        // A comparator is drawn in a gap of the bar: it stands on the ground, and so does the gap's
        // edge on either side, which is the bar's.
        least(&[Ink::Ground], Ink::Value, 3.0);
    }
}
