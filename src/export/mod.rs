//! What a reader takes away: figures and lists as tables for a spreadsheet, a citation, a chart for another
//! page. Pure: a bulletin in, text out; what a browser does with the text is the app's.

pub mod bibtex;
mod cell;
pub mod citation;
pub mod csv;
pub mod embed;
pub mod file_name;
pub mod list;
