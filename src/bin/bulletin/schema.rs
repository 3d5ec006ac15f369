//! `bulletin schema`: the JSON Schema of the format.

use std::process::ExitCode;

use bulletin::bulletin::schema::printed;
use clap::Args;

use crate::language::Language;
use crate::output::print;

/// Prints the JSON Schema of the format, which editors use to complete a data file.
#[derive(Args)]
pub struct Schema {}

impl Schema {
    /// Prints it.
    pub fn run(self) -> ExitCode {
        print(&printed(), Language::or_terminal(None))
    }
}
