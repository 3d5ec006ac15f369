//! What cannot be drawn, why, and what to do.

use crate::bulletin::text::{Lang, Text};

/// Why a chart cannot be drawn. Files come from readers, so each of these happens.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChartError {
    /// It names a figure that the file does not hold.
    #[error("the chart `{chart}` draws `{figure}`, but there is no such figure")]
    Missing {
        /// The chart.
        chart: String,
        /// The id it names.
        figure: String,
    },
    /// It names a figure that has no number.
    #[error("the chart `{chart}` draws `{figure}`, which is not a number")]
    NotANumber {
        /// The chart.
        chart: String,
        /// The figure.
        figure: String,
    },
    /// Figures on one axis are of different units.
    #[error("`{first}` and `{second}` in the chart `{chart}` have different units and cannot share an axis")]
    Mixed {
        /// The chart.
        chart: String,
        /// The first figure of the axis.
        first: String,
        /// The one that differs.
        second: String,
    },
    /// Parts come to more than their whole, or a part is below zero.
    #[error("the parts of `{whole}` in the chart `{chart}` come to more than the whole or are below zero")]
    Exceeds {
        /// The chart.
        chart: String,
        /// The whole.
        whole: String,
    },
    /// A figure of a line is for a period that is not on the axis, or for none.
    #[error("the chart `{chart}` draws `{figure}`, whose period is not on its axis")]
    OffAxis {
        /// The chart.
        chart: String,
        /// The figure.
        figure: String,
    },
    /// There is nothing in it.
    #[error("the chart `{chart}` has nothing to draw")]
    Empty {
        /// The chart.
        chart: String,
    },
    /// The drawing itself failed.
    #[error("the chart `{chart}` could not be drawn: {message}")]
    Drawing {
        /// The chart.
        chart: String,
        /// What plotters says.
        message: String,
    },
}

impl ChartError {
    /// What is wrong and what to do, for whoever looks at the chart.
    pub fn text(&self, lang: Lang) -> String {
        let (message, help) = self.wording();
        match lang {
            Lang::Zh => format!("{}。{}", message.zh, help.zh),
            Lang::En => {
                let mut letters = message.en.chars();
                let first = letters.next().map(|it| it.to_uppercase().chain(letters).collect::<String>());
                format!("{}. {}", first.unwrap_or_default(), help.en)
            }
        }
    }

    /// What is wrong, and what to do.
    pub fn wording(&self) -> (Text, Text) {
        let (message, help) = match self {
            Self::Missing { chart, figure } => (
                format!("图表“{chart}”要画“{figure}”，但没有这个数据"),
                ("请改正编号，或补上这个数据。", "Correct the id, or add the figure."),
            ),
            Self::NotANumber { chart, figure } => (
                format!("图表“{chart}”要画“{figure}”，但它不是数值"),
                ("请换成有数值的数据。", "Draw a figure that has a number."),
            ),
            Self::Mixed { chart, first, second } => (
                format!("图表“{chart}”里的“{first}”和“{second}”单位不同，不能共用一条坐标轴"),
                ("请分成两个分图或两幅图表。", "Give each its own panel or chart."),
            ),
            Self::Exceeds { chart, whole } => (
                format!("图表“{chart}”里“{whole}”的各部分合计超过了整体，或者有一部分小于零"),
                ("请改正数字，或改为并列显示。", "Correct the figures, or draw them side by side."),
            ),
            Self::OffAxis { chart, figure } => (
                format!("图表“{chart}”要画“{figure}”，但横轴上没有它的时期"),
                (
                    "请把它的时期加进 periods，或去掉这个数据。",
                    "Add its period to `periods`, or leave the figure out.",
                ),
            ),
            Self::Empty { chart } => (
                format!("图表“{chart}”里没有可画的数据"),
                ("请补上数据，或删去这幅图表。", "Add figures to it, or remove the chart."),
            ),
            Self::Drawing { chart, message } => (
                format!("图表“{chart}”没能画成：{message}"),
                (
                    "数据表里仍有它的全部数据；请把这个问题告诉本程序的维护者。",
                    "Its figures are all in the data table; please report this to the program's maintainers.",
                ),
            ),
        };
        let (zh, en) = help;
        (Text { zh: message, en: self.to_string() }, Text { zh: zh.into(), en: en.into() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_says_in_both_languages_what_is_wrong_and_what_to_do() {
        let (chart, figure) = (|| "growth".to_string(), || "A02".to_string());
        let all = [
            ChartError::Missing { chart: chart(), figure: figure() },
            ChartError::NotANumber { chart: chart(), figure: figure() },
            ChartError::Mixed { chart: chart(), first: figure(), second: figure() },
            ChartError::Exceeds { chart: chart(), whole: figure() },
            ChartError::OffAxis { chart: chart(), figure: figure() },
            ChartError::Empty { chart: chart() },
            ChartError::Drawing { chart: chart(), message: "?".into() },
        ];
        for error in all {
            let [zh, en] = Lang::ALL.map(|lang| error.text(lang));
            assert!(zh.contains("growth") && zh.ends_with('。') && zh.matches('。').count() == 2, "{zh}");
            assert!(
                en.contains("growth") && en.ends_with('.') && !en.starts_with(char::is_lowercase),
                "{en}"
            );
            assert!(!en.chars().any(|c| ('一'..='龥').contains(&c)), "{en}");
        }
        let missing = ChartError::Missing { chart: chart(), figure: figure() };
        assert_eq!(
            missing.text(Lang::En),
            "The chart `growth` draws `A02`, but there is no such figure. Correct the id, or add the figure."
        );
    }
}
