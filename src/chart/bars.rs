//! Horizontal bars: one panel a unit, each with its own axis from zero.

use crate::bulletin::Bulletin;
use crate::bulletin::model::{Bars, Row};

use super::bar_summary;
use super::error::ChartError;
use super::ink::Ink;
use super::kind::{ChartKind, Ctx, table_rows};
use super::panel::{Form, Panel, PanelRow, names_column};
use super::picture::TableRow;
use super::scene::Scene;

impl ChartKind for Bars {
    fn layout(&self, ctx: &Ctx<'_>) -> Result<Scene, ChartError> {
        layout(ctx, self)
    }

    fn rows(&self, bulletin: &Bulletin) -> Vec<TableRow> {
        rows(bulletin, self)
    }

    fn summary(&self, ctx: &Ctx<'_>) -> Result<String, ChartError> {
        bar_summary::summary(ctx, self)
    }
}

/// Fails when it is empty, a figure is missing, or a panel mixes units.
fn layout<'a>(ctx: &Ctx<'a>, bars: &Bars) -> Result<Scene, ChartError> {
    let mut scene = Scene::default();
    let paired = paired(ctx, bars)?;
    let mut panels = Vec::new();
    for (index, panel) in bars.panels.iter().enumerate().filter(|(_, panel)| !panel.rows.is_empty()) {
        let rows = panel.rows.iter().enumerate().map(|(i, row)| {
            let ink = if paired && i > 0 { Ink::Value2 } else { Ink::Value };
            panel_row(ctx, row, ink)
        });
        let title = panel.title.as_ref().map(|title| title.get(ctx.lang).to_string());
        panels.push(Panel { title, rows: rows.collect::<Result<_, _>>()?, index, names: None });
    }
    if panels.is_empty() {
        return Err(ChartError::Empty { chart: ctx.chart.id.clone() });
    }
    let names = panels.iter().flat_map(|panel| panel.rows.iter().map(|row| row.datum.name.as_str()));
    let column = names_column(ctx, names);
    for (i, mut panel) in panels.into_iter().enumerate() {
        if i > 0 {
            scene.height += 16.0;
        }
        panel.names = Some(column);
        panel.draw(ctx, &mut scene)?;
    }
    Ok(scene)
}

/// Resolves a row and its comparator.
pub fn panel_row<'a>(ctx: &Ctx<'a>, row: &Row, ink: Ink) -> Result<PanelRow<'a>, ChartError> {
    let benchmark = row.benchmark.as_ref();
    let benchmark = benchmark.map(|it| ctx.datum(&it.figure, Some(&it.label))).transpose()?;
    Ok(PanelRow { datum: ctx.row(row)?, benchmark, form: Form::Bar(ink) })
}

/// Whether several panels show the same two or three things in different units: then each thing
/// keeps its ink from panel to panel.
fn paired(ctx: &Ctx<'_>, bars: &Bars) -> Result<bool, ChartError> {
    let mut names = Vec::new();
    for panel in &bars.panels {
        let rows = panel.rows.iter().map(|row| Ok(ctx.row(row)?.name));
        names.push(rows.collect::<Result<Vec<_>, ChartError>>()?);
    }
    let same = names.windows(2).all(|pair| pair[0] == pair[1]);
    Ok(names.len() > 1 && same && names[0].len() <= 3)
}

/// The chart's data table.
fn rows(bulletin: &Bulletin, bars: &Bars) -> Vec<TableRow> {
    let panels = bars.panels.iter();
    panels
        .flat_map(|panel| panel.rows.iter().map(|row| (row, panel.title.as_ref())))
        .flat_map(|(row, title)| table_rows(bulletin, row, title))
        .collect()
}
