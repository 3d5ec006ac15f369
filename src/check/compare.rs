//! What changed from one bulletin to another, figure by figure.

use crate::bulletin::Bulletin;
use crate::bulletin::model::{Evidence, Observation};

/// What changed: ids of observations.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    /// Those that are new, in the order of the newer file.
    pub added: Vec<String>,
    /// Those that are gone, in the order of the older file.
    pub removed: Vec<String>,
    /// Those that say something else, in the order of the newer file.
    pub changed: Vec<Change>,
    /// How many say the same.
    pub same: usize,
}

/// What changed of one observation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its id.
    pub id: String,
    /// The parts of it that are different now, in a fixed order.
    pub parts: Vec<Changed>,
}

/// The parts of an observation that a reader would want to know about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    /// What is measured.
    Indicator,
    /// Number, scale or unit.
    Value,
    /// Whether it is the number itself or a bound.
    Bound,
    /// Reported or expected.
    Status,
    /// What it is measured against.
    Basis,
    /// For which area.
    Area,
    /// For which period.
    Period,
    /// Where it is stated.
    Evidence,
}

/// Compares two bulletins by the ids of their observations.
pub fn compare(older: &Bulletin, newer: &Bulletin) -> Changes {
    let mut changes = Changes::default();
    for now in &newer.file().observations {
        match older.observation(&now.id) {
            None => changes.added.push(now.id.clone()),
            Some(before) => match parts((older, before), (newer, now)) {
                parts if parts.is_empty() => changes.same += 1,
                parts => changes.changed.push(Change { id: now.id.clone(), parts }),
            },
        }
    }
    let gone = older.file().observations.iter().filter(|it| newer.observation(&it.id).is_none());
    changes.removed = gone.map(|it| it.id.clone()).collect();
    changes
}

type In<'a> = (&'a Bulletin, &'a Observation);

/// The parts that differ. Ids of areas, periods, units, indicators and sources are names that a file
/// gives itself; what counts is what they stand for.
fn parts((older, before): In<'_>, (newer, now): In<'_>) -> Vec<Changed> {
    let indicator =
        |(bulletin, it): In<'_>| bulletin.indicator(&it.indicator).map(|it| (it.label.clone(), it.kind));
    let value = |(bulletin, it): In<'_>| {
        let unit = bulletin.indicator(&it.indicator).and_then(|it| bulletin.unit(&it.unit_measure));
        let unit = unit.map(|it| (it.label.clone(), it.factor, it.dimension.clone()));
        // As printed: 7.1 and 7.10 are one number, and not equally precise.
        (it.value.to_string(), it.unit_mult, unit)
    };
    let area = |(bulletin, it): In<'_>| {
        let id = it.ref_area.as_ref().unwrap_or(&bulletin.file().ref_area);
        bulletin.area(id).map(|it| it.label.clone())
    };
    let period = |(bulletin, it): In<'_>| {
        bulletin.period(&it.period).map(|it| (it.time_period.clone(), it.label.clone()))
    };
    // Where in its source a fragment stands is no change for a reader: a line that is put in above
    // moves every span below it.
    let evidence = |(bulletin, it): In<'_>| -> Vec<_> {
        let source = |it: &Evidence| bulletin.source(&it.source).map(|it| it.title.clone());
        it.evidence.iter().map(|it| (it.fragment.clone(), source(it))).collect()
    };
    let (a, b) = ((older, before), (newer, now));
    let all = [
        (Changed::Indicator, indicator(a) != indicator(b)),
        (Changed::Value, value(a) != value(b)),
        (Changed::Bound, before.bound != now.bound),
        (Changed::Status, before.obs_status != now.obs_status),
        (Changed::Basis, before.basis != now.basis),
        (Changed::Area, area(a) != area(b)),
        (Changed::Period, period(a) != period(b)),
        (Changed::Evidence, evidence(a) != evidence(b)),
    ];
    all.into_iter().filter(|(_, differs)| *differs).map(|(part, _)| part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bulletin::fixture;
    use crate::bulletin::load::load;

    fn after(change: impl FnOnce(&mut serde_json::Value)) -> Changes {
        let mut file: serde_json::Value = serde_json::from_str(fixture::TEXT).unwrap();
        change(&mut file);
        compare(&fixture::bulletin(), &load(file.to_string().as_bytes()).unwrap())
    }

    #[test]
    fn a_bulletin_does_not_differ_from_itself() {
        let changes = after(|_| {});
        assert_eq!((changes.added.len(), changes.removed.len(), changes.changed.len()), (0, 0, 0));
        assert_eq!(changes.same, fixture::bulletin().file().observations.len());
    }

    #[test]
    fn what_is_new_gone_or_different_is_told() {
        let changes = after(|file| {
            let observations = file["observations"].as_array_mut().unwrap();
            let mut copy = observations[0].clone();
            copy["id"] = "NEW".into();
            observations.push(copy);
            let posts = observations.iter_mut().find(|it| it["id"] == "POSTS").unwrap();
            posts["value"] = "2100".into();
            posts["bound"] = "exact".into();
            observations.iter_mut().find(|it| it["id"] == "WAIT").unwrap()["id"] = "LATER".into();
            file["charts"][4]["drawing"]["bounds"]["rows"][1]["figure"] = "LATER".into();
        });
        assert_eq!(changes.added, ["LATER", "NEW"]);
        assert_eq!(changes.removed, ["WAIT"]);
        let parts = vec![Changed::Value, Changed::Bound];
        assert_eq!(changes.changed, [Change { id: "POSTS".into(), parts }]);
    }

    #[test]
    fn a_renamed_period_is_no_change_and_another_period_is() {
        let rename = |label: &'static str| {
            after(move |file| {
                file["periods"][0]["id"] = "HALF".into();
                file["periods"][0]["label"]["zh"] = label.into();
                file["period"] = "HALF".into();
                for it in file["observations"].as_array_mut().unwrap() {
                    if it["period"] == "H1" {
                        it["period"] = "HALF".into();
                    }
                }
                for chart in file["charts"].as_array_mut().unwrap() {
                    let axis = chart["drawing"].get_mut("lines").and_then(|it| it["periods"].as_array_mut());
                    axis.into_iter().flatten().filter(|it| *it == "H1").for_each(|it| *it = "HALF".into());
                }
            })
        };
        assert!(rename("2025年上半年").changed.is_empty());
        assert!(rename("下半年").changed.iter().all(|it| it.parts == [Changed::Period]));
        assert!(!rename("下半年").changed.is_empty());
    }

    #[test]
    fn a_changed_precision_is_a_change() {
        let changes = after(|file| file["observations"][0]["value"] = "6.20".into());
        assert_eq!(changes.changed, [Change { id: "GROWTH".into(), parts: vec![Changed::Value] }]);
    }

    #[test]
    fn a_renamed_unit_is_no_change_and_another_unit_is() {
        let rename = |change: fn(&mut serde_json::Value)| {
            after(move |file| {
                let unit = file["units"].as_array_mut().unwrap().iter_mut().find(|it| it["id"] == "HOUR");
                let unit = unit.unwrap();
                unit["id"] = "H".into();
                change(unit);
                let indicators = file["indicators"].as_array_mut().unwrap();
                indicators.iter_mut().find(|it| it["id"] == "wait").unwrap()["unit_measure"] = "H".into();
            })
        };
        assert!(rename(|_| {}).changed.is_empty());
        let changed = [Change { id: "WAIT".into(), parts: vec![Changed::Value] }];
        assert_eq!(rename(|unit| unit["factor"] = "60".into()).changed, changed);
        assert_eq!(rename(|unit| unit["label"]["zh"] = "分钟".into()).changed, changed);
    }

    #[test]
    fn another_source_is_a_change_and_a_moved_span_is_none() {
        let moved = after(|file| file["observations"][0]["evidence"][0]["span"] = vec![6, 16].into());
        assert!(moved.changed.is_empty());
        let renamed = after(|file| {
            file["sources"][0]["id"] = "article".into();
            let text = file.to_string().replace(r#""source":"text""#, r#""source":"article""#);
            *file = serde_json::from_str(&text).unwrap();
        });
        assert!(renamed.changed.is_empty());
        let other = after(|file| file["sources"][0]["title"]["zh"] = "另一篇".into());
        assert_eq!(other.changed.len(), fixture::bulletin().file().observations.len());
        assert!(other.changed.iter().all(|it| it.parts == [Changed::Evidence]));
    }
}
