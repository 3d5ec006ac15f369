//! Derived values on one axis from zero, each with the range that rounding leaves.

use crate::bulletin::Bulletin;
use crate::bulletin::model::{RangeRow, Ranges};

use super::error::ChartError;
use super::kind::{ChartKind, Ctx, label};
use super::panel::{Form, Panel, PanelRow, names_column};
use super::picture::TableRow;
use super::scene::Scene;

impl ChartKind for Ranges {
    fn layout(&self, ctx: &Ctx<'_>) -> Result<Scene, ChartError> {
        let row = |row: &RangeRow| {
            let datum = ctx.datum(&row.figure, row.label.as_ref())?;
            Ok(PanelRow { datum, benchmark: None, form: Form::Range })
        };
        let rows = self.rows.iter().map(row).collect::<Result<Vec<_>, ChartError>>()?;
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
}
