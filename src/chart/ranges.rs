//! Derived values on one axis from zero, each with the range that rounding leaves.

use crate::bulletin::Bulletin;
use crate::bulletin::model::{Bound, RangeRow, Ranges};
use crate::bulletin::text::Lang;

use super::error::ChartError;
use super::kind::{ChartKind, Ctx, Datum, label};
use super::panel::{Form, Panel, PanelRow, names_column};
use super::phrases::{bare, bracketed, count, first_count, named, sentences, series};
use super::picture::TableRow;
use super::scene::Scene;
use super::{key, words};

impl ChartKind for Ranges {
    fn layout(&self, ctx: &Ctx<'_>) -> Result<Scene, ChartError> {
        let data = data(ctx, self)?.into_iter();
        let rows: Vec<_> = data.map(|datum| PanelRow { datum, benchmark: None, form: Form::Range }).collect();
        let names = names_column(ctx, rows.iter().map(|row| row.datum.name.as_str()));
        let mut scene = Scene::default();
        Panel { title: None, rows, index: 0, names: Some(names) }.draw(ctx, &mut scene)?;
        Ok(scene)
    }

    fn rows(&self, bulletin: &Bulletin) -> Vec<TableRow> {
        let row =
            |row: &RangeRow| TableRow::of(label(bulletin, &row.figure, row.label.as_ref()), &row.figure);
        self.rows.iter().map(row).collect()
    }

    fn form(&self) -> key::Form {
        key::Form::Range
    }

    fn summary(&self, ctx: &Ctx<'_>) -> Result<String, ChartError> {
        let data = data(ctx, self)?;
        let lang = ctx.lang;
        let each: Vec<String> = data.iter().map(|datum| said(datum, lang)).collect();
        let head = match (data.len(), lang) {
            (1, Lang::Zh) => "推算数".to_string(),
            (1, Lang::En) => "A derived value".to_string(),
            (number, Lang::Zh) => format!("{}个数都是推算数", count(number, lang)),
            (number, Lang::En) => format!("{} derived values", first_count(number, lang)),
        };
        Ok(sentences(&[format!("{head}{}{}", words::colon(lang), series(&each, lang))], lang))
    }
}

/// The figures of the rows, at least one, all in one unit.
fn data<'a>(ctx: &Ctx<'a>, ranges: &Ranges) -> Result<Vec<Datum<'a>>, ChartError> {
    let data = ranges.rows.iter().map(|row| ctx.datum(&row.figure, row.label.as_ref()));
    let data = data.collect::<Result<Vec<_>, _>>()?;
    let first = data.first().ok_or_else(|| ChartError::Empty { chart: ctx.chart.id.clone() })?;
    data.iter().try_for_each(|datum| first.with(datum, ctx))?;
    Ok(data)
}

/// A value with its range, which is there because it is derived.
fn said(datum: &Datum<'_>, lang: Lang) -> String {
    let exact = datum.amount.bound == Bound::Exact;
    let rounding = datum.spoken_range(lang).or_else(|| exact.then(|| words::unrounded(lang).to_string()));
    let rounding = rounding.map(|it| bracketed(&it, lang)).unwrap_or_default();
    named(&datum.name, &format!("{}{rounding}", bare(datum, lang)), lang)
}
