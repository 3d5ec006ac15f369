//! The project's own words, with live figures among them.

use leptos::prelude::*;

use super::figure_link::{Show, figure_link};
use super::page::Page;
use crate::bulletin::text::{Lang, Piece, Text, pieces};

/// Prose whose references are links to their evidence.
pub fn prose(page: &Page, text: &Text, lang: Lang) -> AnyView {
    let parts = pieces(text.get(lang)).into_iter().map(|piece| match piece {
        Piece::Words(words) => words.to_string().into_any(),
        Piece::Figure { id, bare } => {
            let show = if bare { Show::ProseBare } else { Show::Prose };
            figure_link(page, id, show, lang)
        }
    });
    parts.collect_view().into_any()
}
