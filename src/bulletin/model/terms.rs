//! The terms that figures are stated in: areas, periods and units.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Id, is_default};
use crate::bulletin::decimal::{Decimal, Exact, checked, decimals_in_full, print};
use crate::bulletin::text::{Text, parsed};

/// An area that observations are for (SDMX `REF_AREA`).
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RefArea {
    /// Its id.
    pub id: Id,
    /// The name used in running text and on charts.
    pub label: Text,
    /// The full, official name, where it differs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub full: Option<Text>,
    /// Other names that people look for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
}

/// A period as a source words it, with what is known or inferred of it (SDMX `TIME_PERIOD`).
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Period {
    /// Its id.
    pub id: Id,
    /// The source's own words; none where the source names no period.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub worded: Option<String>,
    /// How the page names it.
    pub label: Text,
    /// The period in SDMX notation (`2025-S1`, `2025-07-18`); none where it is not known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_period: Option<String>,
    /// Whether `time_period` is inferred rather than stated.
    #[serde(default, skip_serializing_if = "is_default")]
    pub inferred: bool,
    /// What a reader should know of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<Text>,
}

/// A unit of measure (SDMX `UNIT_MEASURE`).
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(not(target_arch = "wasm32"), derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Unit {
    /// Its id, such as `CNY` or `PERCENT`.
    pub id: Id,
    /// Its name or symbol; the English one in the singular.
    pub label: Text,
    /// Other ways in which sources write it: `percent`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub written: Vec<String>,
    /// The English plural, where the unit has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plural: Option<String>,
    /// Whether English writes it before the number, as currencies are (`CNY 1.2 million`).
    #[serde(default, skip_serializing_if = "is_default")]
    pub prefix: bool,
    /// What the unit measures, as exponents of base dimensions: `{"area": 1}`; empty for a ratio.
    #[serde(
        default,
        skip_serializing_if = "BTreeMap::is_empty",
        deserialize_with = "crate::bulletin::place::unique_members"
    )]
    pub dimension: BTreeMap<String, i32>,
    /// How many of the dimension's base unit one of it is: a decimal or a fraction (`2000/3`).
    pub factor: Factor,
    /// The unit of the difference of two values, where that is another: percentage points for percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub difference: Option<Id>,
}

/// A conversion factor, kept exact: `"0.01"` or `"2000/3"`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Factor(pub Exact);

impl<'de> Deserialize<'de> for Factor {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        parsed(from, |text| {
            let fail = || format!("`{}` is not a factor", text.chars().take(80).collect::<String>());
            // Nothing is below zero in it, even where two signs would cancel.
            if text.contains('-') {
                return Err(fail());
            }
            let (top, bottom) = text.split_once('/').unwrap_or((text, "1"));
            let [top, bottom] = [Decimal::parse(top), Decimal::parse(bottom)];
            let (top, bottom) = (top.map_err(|it| it.to_string())?, bottom.map_err(|it| it.to_string())?);
            checked('/', &top.exact(), &bottom.exact())
                .filter(|factor| *factor > Exact::from_integer(0))
                .map(Self)
                .ok_or_else(fail)
        })
    }
}

impl fmt::Display for Factor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let decimal = decimals_in_full(&self.0).and_then(|decimals| print(&self.0, decimals));
        match decimal {
            Some(decimal) => decimal.fmt(f),
            None => self.0.fmt(f),
        }
    }
}

impl Serialize for Factor {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bulletin::decimal::Exact;
    use proptest::prelude::*;

    fn factor(text: &str) -> Option<Exact> {
        serde_json::from_value::<Factor>(text.into()).ok().map(|it| it.0)
    }

    #[test]
    fn a_factor_is_above_zero() {
        for none in ["0", "-1", "0/3", "1/0", "-2/3", "1/2/3", "1e3", "", "/", "1/", " 1", "NaN", "-2/-3"] {
            assert_eq!(factor(none), None, "{none:?}");
        }
        // As large and as small as decimals go.
        let huge = "9".repeat(28);
        assert!(factor(&huge).is_some() && factor(&format!("1/{huge}")).is_some());
        assert!(factor(&format!("0.{}1/{huge}", "0".repeat(27))).is_none());
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn a_fraction_is_its_top_by_its_bottom(top in 1_u32.., bottom in 1_u32.., places in 0_u32..6) {
            let fraction = Exact::new(top.into(), bottom.into());
            prop_assert_eq!(factor(&format!("{top}/{bottom}")), Some(fraction));
            let scale = 10_i128.pow(places);
            let decimal = format!("{}.{:0width$}", i128::from(top) / scale, i128::from(top) % scale, width = places.max(1) as usize);
            let value = if places == 0 { Exact::from_integer(top.into()) } else { Exact::new(top.into(), scale) };
            prop_assert_eq!(factor(&decimal), Some(value));
        }

        #[test]
        fn nothing_panics(text in "-?[0-9./e]{0,40}|\\PC{0,10}") {
            factor(&text);
        }
    }
}
