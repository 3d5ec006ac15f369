//! The publisher's tool: proves a bulletin's data file before anyone sees it as a page.

#[cfg(not(target_arch = "wasm32"))]
mod check;
#[cfg(not(target_arch = "wasm32"))]
mod language;

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    use clap::Parser;

    match Arguments::parse().command {
        Command::Check(check) => check.run(),
    }
}

/// Checks the data file of an economic bulletin.
#[cfg(not(target_arch = "wasm32"))]
#[derive(clap::Parser)]
#[command(name = "bulletin", version, about)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[cfg(not(target_arch = "wasm32"))]
#[derive(clap::Subcommand)]
enum Command {
    Check(check::Check),
}
