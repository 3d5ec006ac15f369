//! From bytes to a [`Bulletin`], or to an error that says what is wrong and where.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::model::{Breakdown, Cell, Chart, Collection, Drawing, Evidence, File, Part, Row, Section, Source};
use super::text::{Piece, Text, is_id, pieces};
use super::{Bulletin, formula};

/// The name and version of the format that this program reads.
pub const FORMAT: &str = "bulletin/1";

/// Why a data file cannot be shown.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LoadError {
    /// There is nothing in it.
    #[error("the file is empty")]
    Empty,
    /// It is not text in UTF-8.
    #[error("the file is not text in UTF-8 (byte {0})")]
    NotText(usize),
    /// It is not JSON.
    #[error("the file is not JSON: {message} (line {line}, column {column})")]
    NotJson {
        /// What the parser found.
        message: String,
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// It is of another format or version.
    #[error("the file is `{found}`, and this page reads `{FORMAT}`")]
    Format {
        /// What it says of itself.
        found: String,
    },
    /// A field is missing, unknown or of the wrong kind.
    #[error("{path}: {message} (line {line}, column {column})")]
    Field {
        /// The field's place in the file.
        path: String,
        /// What is wrong with it.
        message: String,
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// Two things have one id.
    #[error("two {what} have the id `{id}`")]
    Duplicate {
        /// What kind of thing.
        what: &'static str,
        /// The id.
        id: String,
    },
    /// An id cannot stand in a formula.
    #[error("the id `{0}` must be a Latin letter followed by letters, digits or `_`")]
    Id(String),
    /// Something refers to what is not there.
    #[error("{at} refers to `{id}`, and there is no such {what}{}", meant(near.as_deref()))]
    Dangling {
        /// Where the reference stands.
        at: String,
        /// What kind of thing it wants.
        what: &'static str,
        /// The id it gives.
        id: String,
        /// The id that is spelt most like it, where one is close.
        near: Option<String>,
    },
    /// A formula cannot be read.
    #[error("the formula of {relation} ({formula}): {error}")]
    Formula {
        /// The relation.
        relation: String,
        /// Its formula.
        formula: String,
        /// What is wrong and where.
        error: formula::FormulaError,
    },
}

/// What a message adds where an id is nearly right.
fn meant(near: Option<&str>) -> String {
    near.map_or(String::new(), |id| format!("; did you mean `{id}`?"))
}

/// Reads a data file. A byte-order mark is passed over.
///
/// # Errors
/// The first thing that is wrong; see [`LoadError`].
pub fn load(bytes: &[u8]) -> Result<Bulletin, LoadError> {
    let text = std::str::from_utf8(bytes).map_err(|e| LoadError::NotText(e.valid_up_to()))?;
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(LoadError::Empty);
    }
    format_of(text)?;
    let mut json = serde_json::Deserializer::from_str(text);
    let file: File = serde_path_to_error::deserialize(&mut json).map_err(|error| {
        let inner = error.inner();
        LoadError::Field {
            path: error.path().to_string(),
            message: without_position(inner),
            line: inner.line(),
            column: inner.column(),
        }
    })?;
    json.end().map_err(|error| not_json(&error))?;
    let bulletin = Bulletin::index(file)?;
    References { bulletin: &bulletin }.check()?;
    Ok(bulletin)
}

/// Looks at the format first, so that a file of another version gets that answer and not a list
/// of fields it never had.
fn format_of(text: &str) -> Result<(), LoadError> {
    #[derive(Deserialize)]
    struct Head {
        format: Option<serde_json::Value>,
    }
    let head: Head = serde_json::from_str(text).map_err(|error| {
        if error.is_data() { LoadError::Format { found: "?".into() } } else { not_json(&error) }
    })?;
    match head.format {
        Some(serde_json::Value::String(found)) if found == FORMAT => Ok(()),
        Some(serde_json::Value::String(found)) => Err(LoadError::Format { found }),
        Some(other) => Err(LoadError::Format { found: other.to_string() }),
        None => Err(LoadError::Format { found: "?".into() }),
    }
}

fn not_json(error: &serde_json::Error) -> LoadError {
    LoadError::NotJson { message: without_position(error), line: error.line(), column: error.column() }
}

/// serde_json ends its messages in a position, which [`LoadError`] gives in fields of its own.
fn without_position(error: &serde_json::Error) -> String {
    let message = error.to_string();
    match message.rfind(" at line ") {
        Some(end) => message[..end].to_string(),
        None => message,
    }
}

/// Proves that every reference in a file leads somewhere, so that no view has to ask.
struct References<'a> {
    bulletin: &'a Bulletin,
}

type Proof = Result<(), LoadError>;

impl References<'_> {
    fn check(&self) -> Proof {
        let file = self.bulletin.file();
        self.named("area", &file.ref_area, "ref_area", |b, id| b.area(id).is_some())?;
        self.named("period", &file.period, "period", |b, id| b.period(id).is_some())?;
        self.prose("standfirst", &file.standfirst)?;
        for unit in &file.units {
            if let Some(difference) = &unit.difference {
                self.unit(&unit.id, difference)?;
            }
        }
        for indicator in &file.indicators {
            self.unit(&indicator.id, &indicator.unit_measure)?;
        }
        self.figures()?;
        file.collections.iter().try_for_each(|list| self.collection(list))?;
        for group in &file.groups {
            group.collections.iter().try_for_each(|list| self.list("groups", list))?;
        }
        file.charts.iter().try_for_each(|chart| self.chart(chart))?;
        file.sections.iter().try_for_each(|section| self.section(section))?;
        for text in file.about.method.iter().chain(&file.about.background_note) {
            self.prose("about", text)?;
        }
        file.about.background.iter().try_for_each(|id| self.figure("about.background", id))
    }

    fn figures(&self) -> Proof {
        let file = self.bulletin.file();
        for observation in &file.observations {
            let at = &observation.id;
            self.named("indicator", &observation.indicator, at, |b, id| b.indicator(id).is_some())?;
            self.named("period", &observation.period, at, |b, id| b.period(id).is_some())?;
            if let Some(area) = &observation.ref_area {
                self.named("area", area, at, |b, id| b.area(id).is_some())?;
            }
            self.evidence(at, &observation.evidence)?;
        }
        for statement in &file.statements {
            self.evidence(&statement.id, &statement.evidence)?;
        }
        for relation in &file.relations {
            self.unit(&relation.id, &relation.unit_measure)?;
            let parsed = self.bulletin.formula(&relation.id);
            let sides = parsed
                .iter()
                .flat_map(|f| std::iter::once(&f.left).chain(f.claim.as_ref().map(|(_, right)| right)));
            for side in sides {
                let mut proof = Ok(());
                side.walk(&mut |expr| {
                    let this = match expr {
                        formula::Expr::Figure(id) => {
                            self.named("observation", id, &relation.id, |b, id| b.observation(id).is_some())
                        }
                        formula::Expr::Count { collection, .. } => self.list(&relation.id, collection),
                        _ => Ok(()),
                    };
                    if proof.is_ok() {
                        proof = this;
                    }
                });
                proof?;
            }
        }
        Ok(())
    }

    fn named(
        &self,
        what: &'static str,
        id: &str,
        at: &str,
        is_there: impl Fn(&Bulletin, &str) -> bool,
    ) -> Proof {
        if is_there(self.bulletin, id) {
            return Ok(());
        }
        // Two slips of the hand, and never so many that any short id would do.
        let distance = |other: &str| strsim::osa_distance(id, other);
        let most = 2.min(id.chars().count().saturating_sub(1));
        let ids = self.bulletin.places.keys().map(|(_, other)| other.as_str());
        // Comparing takes the product of the lengths, so what cannot be near is not compared.
        let ids = ids.filter(|other| other.len().abs_diff(id.len()) <= 8 && id.len() <= 80);
        let near = ids.filter(|other| distance(other) <= most && is_there(self.bulletin, other));
        let near = near.min_by_key(|other| distance(other)).map(str::to_string);
        Err(LoadError::Dangling { at: at.into(), what, id: id.into(), near })
    }

    fn figure(&self, at: &str, id: &str) -> Proof {
        self.named("observation, statement or relation", id, at, |b, id| b.figure(id).is_some())
    }

    fn list(&self, at: &str, id: &str) -> Proof {
        self.named("collection", id, at, |b, id| b.collection(id).is_some())
    }

    fn unit(&self, at: &str, expression: &str) -> Proof {
        expression.split('/').try_for_each(|id| self.named("unit", id, at, |b, id| b.unit(id).is_some()))
    }

    fn prose(&self, at: &str, text: &Text) -> Proof {
        for piece in pieces(&text.zh).into_iter().chain(pieces(&text.en)) {
            if let Piece::Figure { id, .. } = piece {
                self.figure(at, id)?;
            }
        }
        Ok(())
    }

    fn evidence(&self, at: &str, evidence: &[Evidence]) -> Proof {
        for place in evidence {
            let source: Option<&Source> = self.bulletin.source(&place.source);
            self.named("source", &place.source, at, |_, _| source.is_some())?;
            if let Some(section) = &place.section {
                let known = source.is_some_and(|s| s.sections.iter().any(|it| it.id == *section));
                self.named("section of the source", section, at, |_, _| known)?;
            }
        }
        Ok(())
    }

    fn collection(&self, list: &Collection) -> Proof {
        if let Some(of) = &list.completeness.of {
            self.named("observation", of, &list.id, |b, id| b.observation(id).is_some())?;
        }
        for entry in &list.entries {
            let at = format!("{}/{}", list.id, entry.id);
            self.evidence(&at, &entry.evidence)?;
            for (column, cell) in &entry.cells {
                let known = list.columns.iter().any(|it| it.id == *column);
                self.named("column of the collection", column, &at, |_, _| known)?;
                match cell {
                    Cell::Text(text) => self.prose(&at, text)?,
                    Cell::Figure(id) => self.figure(&at, id)?,
                }
            }
        }
        Ok(())
    }

    /// A chart draws numbers, so a statement is no figure for it.
    fn drawn(&self, at: &str, id: &str) -> Proof {
        self.named("observation or derived value", id, at, |b, id| {
            b.figure(id).is_some_and(|figure| figure.amount().is_some())
        })
    }

    fn row(&self, at: &str, row: &Row) -> Proof {
        self.drawn(at, &row.figure)?;
        row.benchmark.iter().try_for_each(|benchmark| self.drawn(at, &benchmark.figure))
    }

    fn chart(&self, chart: &Chart) -> Proof {
        let at = format!("chart {}", chart.id);
        chart.note.iter().try_for_each(|note| self.prose(&at, note))?;
        let rows: Vec<&Row> = match &chart.drawing {
            Drawing::Bars(bars) => bars.panels.iter().flat_map(|panel| &panel.rows).collect(),
            Drawing::Bullet(bullet) => {
                self.drawn(&at, &bullet.share)?;
                [&bullet.value, &bullet.target].into_iter().chain(&bullet.expected).collect()
            }
            Drawing::Breakdown(Breakdown { root }) => return self.part(&at, root),
            Drawing::UnitGrid(grid) => vec![&grid.whole, &grid.part, &grid.rest],
            Drawing::Bounds(bounds) => bounds.rows.iter().collect(),
        };
        rows.into_iter().try_for_each(|row| self.row(&at, row))
    }

    fn part(&self, at: &str, part: &Part) -> Proof {
        self.drawn(at, &part.figure)?;
        part.parts.iter().try_for_each(|part| self.part(at, part))
    }

    fn section(&self, section: &Section) -> Proof {
        let at = format!("section {}", section.id);
        for tile in &section.tiles {
            self.figure(&at, &tile.figure)?;
            tile.remark.iter().try_for_each(|remark| self.prose(&at, remark))?;
        }
        let items = section.items.iter();
        for text in section.digest.iter().chain(items.clone().flat_map(|item| &item.digest)) {
            self.prose(&at, text)?;
        }
        for chart in section.charts.iter().chain(items.flat_map(|item| &item.charts)) {
            self.named("chart", chart, &at, |b, id| b.chart(id).is_some())?;
        }
        section.collections.iter().try_for_each(|list| self.list(&at, list))
    }
}

/// Proves that no two ids are the same and, where `strict`, that each can stand in a formula.
pub(super) fn unique<'a>(what: &'static str, strict: bool, ids: impl IntoIterator<Item = &'a str>) -> Proof {
    let mut seen = BTreeSet::new();
    for id in ids {
        if strict && !is_id(id) {
            return Err(LoadError::Id(id.into()));
        }
        if !seen.insert(id) {
            return Err(LoadError::Duplicate { what, id: id.into() });
        }
    }
    Ok(())
}
