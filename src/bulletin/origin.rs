//! What figures rest on: what they are computed from, and the sources that state it.

use std::collections::BTreeSet;

use super::Bulletin;
use super::formula::Expr;
use super::model::Source;

impl Bulletin {
    /// Figures, each followed by what it is computed from, and that in turn; none twice.
    pub fn with_operands<'a>(&'a self, figures: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
        let (mut seen, mut order) = (BTreeSet::new(), Vec::new());
        for figure in figures {
            // Operands take their turn in a list, since a file may nest relations deeper than a stack.
            let mut next = vec![figure];
            while let Some(id) = next.pop() {
                if !seen.insert(id) {
                    continue;
                }
                order.push(id);
                let mut operands = vec![];
                if let Some(formula) = self.formula(id) {
                    formula.figures(&mut |id| operands.push(id));
                }
                next.extend(operands.into_iter().rev());
            }
        }
        order
    }

    /// The sources that figures rest on, in the order of the file: of each figure and of what it is
    /// computed from the main source, not the others that agree; of a list whose entries are counted
    /// those of its entries.
    pub fn sources_of<'a>(&'a self, figures: impl IntoIterator<Item = &'a str>) -> Vec<&'a Source> {
        let mut named = BTreeSet::new();
        for id in self.with_operands(figures) {
            let evidence = self.figure(id).map_or(&[][..], |figure| figure.evidence());
            named.extend(evidence.first().map(|it| it.source.as_str()));
            self.counted(id, &mut named);
        }
        self.file.sources.iter().filter(|source| named.contains(source.id.as_str())).collect()
    }

    fn counted<'a>(&'a self, relation: &str, named: &mut BTreeSet<&'a str>) {
        let Some(formula) = self.formula(relation) else { return };
        formula.walk(&mut |part| {
            if let Expr::Count { collection, .. } = part {
                let entries = self.collection(collection).map_or(&[][..], |it| &it.entries);
                named
                    .extend(entries.iter().filter_map(|it| it.evidence.first()).map(|it| it.source.as_str()));
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use crate::bulletin::load::load;

    #[test]
    fn a_derived_value_rests_on_the_sources_of_its_operands() {
        let bulletin = load(include_bytes!("../../public/data/kazuo-2025-h1.json")).unwrap();
        let of = |id| bulletin.sources_of([id]).iter().map(|it| it.id.as_str()).collect::<Vec<_>>();
        assert_eq!(of("A02"), ["article"]);
        // The county's growth less the nation's.
        assert_eq!(bulletin.with_operands(["V1", "A02"]), ["V1", "A02", "CN1"]);
        assert_eq!(of("V1").len(), 2);
        assert_eq!(of("V1")[0], "article");
        assert_eq!(of("none"), [""; 0]);
    }
}
