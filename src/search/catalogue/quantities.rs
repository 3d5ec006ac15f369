//! The quantities by which an entry is found: those that are its cells, and those of which its cells tell.

use crate::bulletin::Bulletin;
use crate::bulletin::figure::Figure;
use crate::bulletin::model::{Cell, Column};
use crate::bulletin::text::{Lang, Piece, pieces};

/// The quantities in a cell: the figure that it is, or those to which its prose refers, each once.
pub fn quantities<'a>(bulletin: &'a Bulletin, cell: &'a Cell) -> impl Iterator<Item = Figure<'a>> {
    let mut ids: Vec<&str> = Vec::new();
    match cell {
        Cell::Figure(id) => ids.push(id),
        Cell::Text(text) => {
            // Most prose of a long list refers to nothing.
            for text in Lang::ALL.map(|lang| text.get(lang)).into_iter().filter(|it| it.contains('{')) {
                for piece in pieces(text) {
                    if let Piece::Figure { id, .. } = piece
                        && !ids.contains(&id)
                    {
                        ids.push(id);
                    }
                }
            }
        }
    }
    ids.into_iter().filter_map(|id| bulletin.figure(id)).filter(|it| it.amount().is_some())
}

/// What a quantity in a column's cell is called, in both languages: as the column, and as itself.
pub fn names<'a>(column: &'a Column, figure: &Figure<'a>) -> [&'a str; 4] {
    let [column, own] = [&column.label, figure.label];
    [&column.zh, &column.en, &own.zh, &own.en]
}
