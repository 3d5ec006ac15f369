//! A formula that can be read is printed so that it reads the same.
#![no_main]

use bulletin::bulletin::formula::parse;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    match parse(text) {
        Ok(formula) => {
            let printed = formula.to_string();
            match parse(&printed) {
                Ok(again) => assert_eq!(again, formula, "{printed}"),
                // Printing adds brackets and spaces, which can make it too long.
                Err(error) => assert!(printed.chars().count() > 1_000, "{printed}: {error}"),
            }
        }
        Err(error) => assert!((1..=text.chars().count() + 1).contains(&error.at)),
    }
});
