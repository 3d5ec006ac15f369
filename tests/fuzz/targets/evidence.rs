//! Quantities in any words, and places in any text.
#![no_main]

use bulletin::check::quantity::quantities;
use bulletin::check::source::SourceText;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let chars = text.chars().count();
    for quantity in quantities(text) {
        assert!(quantity.rest.chars().count() < chars);
        quantity.bound_with("个");
    }
    let source = SourceText::new("s", text);
    assert_eq!(source.len(), chars);
    for at in [0, 1, chars / 2, chars, chars + 1] {
        let line = source.line(at);
        assert!((1..=source.line_count()).contains(&line));
        assert!(source.span_of_line(line).is_some_and(|(begin, end)| begin <= end && end <= chars));
        assert!(source.sentence(at) >= 1);
        assert!(text.contains(&source.sentence_before(at)));
    }
    if let Some((start, end)) = text.get(..3).and_then(|words| source.find(words)) {
        assert_eq!(source.between(start, end).as_deref(), text.get(..3));
    }
});
