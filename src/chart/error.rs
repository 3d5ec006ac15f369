//! What cannot be drawn, and why.

/// Why a chart cannot be drawn. Files come from readers, so each of these happens.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ChartError {
    /// It names a figure that the file does not hold.
    #[error("the chart `{chart}` draws `{figure}`, and there is no such figure")]
    Missing {
        /// The chart.
        chart: String,
        /// The id it names.
        figure: String,
    },
    /// It names a figure that has no number.
    #[error("the chart `{chart}` draws `{figure}`, which is no number")]
    NotANumber {
        /// The chart.
        chart: String,
        /// The figure.
        figure: String,
    },
    /// Figures on one axis are of different units.
    #[error("`{first}` and `{second}` in the chart `{chart}` have different units and share no axis")]
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
