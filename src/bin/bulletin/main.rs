//! The publisher's tool: starts a bulletin's data file, writes it tidily, describes its format to
//! editors, and proves it before anyone sees it as a page.

#[cfg(not(target_arch = "wasm32"))]
mod check;
#[cfg(not(target_arch = "wasm32"))]
mod fmt;
#[cfg(not(target_arch = "wasm32"))]
mod language;
#[cfg(not(target_arch = "wasm32"))]
mod new;
#[cfg(not(target_arch = "wasm32"))]
mod output;
#[cfg(not(target_arch = "wasm32"))]
mod schema;

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    use clap::Parser;

    match Arguments::parse().command {
        Command::New(new) => new.run(),
        Command::Fmt(fmt) => fmt.run(),
        Command::Check(check) => check.run(),
        Command::Schema(schema) => schema.run(),
    }
}

/// Starts, tidies and checks the data file of an economic bulletin.
#[cfg(not(target_arch = "wasm32"))]
#[derive(clap::Parser)]
#[command(name = "bulletin", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[cfg(not(target_arch = "wasm32"))]
#[derive(clap::Subcommand)]
enum Command {
    New(new::New),
    Fmt(fmt::Fmt),
    Check(check::Check),
    Schema(schema::Schema),
}
