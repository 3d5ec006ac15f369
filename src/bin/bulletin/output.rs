//! What the commands say, and with which exit code.

use std::io::{ErrorKind, Write as _};
use std::process::ExitCode;

use bulletin::bulletin::text::Lang;

/// Something could not be read or written.
pub const FAILED: u8 = 2;

/// Prints a text as it is. A reader who has seen enough, such as `head`, is no failure.
pub fn print(text: &str, lang: Lang) -> ExitCode {
    let mut out = std::io::stdout();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => ExitCode::from(fail(&match lang {
            Lang::Zh => format!("无法输出：{error}"),
            Lang::En => format!("the output cannot be written: {error}"),
        })),
        _ => ExitCode::SUCCESS,
    }
}

/// Says why something failed; gives back the exit code for it.
pub fn fail(message: &str) -> u8 {
    eprintln!("✗ {message}");
    FAILED
}
