//! Whatever a reader drops on the page: checked and, where it is a bulletin, drawn.
#![no_main]

use bulletin::bulletin::text::Lang;
use bulletin::{chart, check};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let inspection = check::inspect(bytes, &[]);
    for finding in &inspection.report.findings {
        for lang in Lang::ALL {
            assert!(!finding.message(lang).is_empty() && !finding.help(lang).is_empty());
        }
    }
    let Some(bulletin) = inspection.bulletin else {
        assert!(!inspection.report.is_clean());
        return;
    };
    for spec in &bulletin.file().charts {
        for width in [chart::NARROWEST, 900] {
            // What cannot be drawn is an error; it must not be a crash.
            let _ = chart::draw(&bulletin, spec, Lang::Zh, width);
        }
    }
});
