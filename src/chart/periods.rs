//! The axis of periods: a notch for each, and below it as many names as have room.

use super::ink::Ink;
use super::panel::size;
use super::scene::{Pen, Scene, Type, crisp};
use super::text::{self, wrap};

/// The height of a line of names.
const LEADING: f64 = 16.0;
/// The least room between two names.
const APART: f64 = 8.0;
/// The length of a notch.
const NOTCH: f64 = 5.0;

/// A name where it stands.
struct Name {
    /// Where its notch is.
    x: f64,
    left: f64,
    width: f64,
    lines: text::Lines,
    full: String,
}

/// The least room between two notches; closer ones stand only where there is a name.
const NOTCHES: f64 = 4.0;

/// Draws the axis below what is there: each period's name, and where its middle is. A name that must
/// be cut takes at most so many lines before it is.
pub fn draw(scene: &mut Scene, periods: &[(String, f64)], room: f64, most: usize) {
    let top = scene.height;
    let names = fitting(periods, room, most);
    let all = periods.iter().map(|(_, x)| *x);
    let notches: Vec<_> =
        if step(periods, room) < NOTCHES { names.iter().map(|it| it.x).collect() } else { all.collect() };
    for x in notches.into_iter().map(crisp) {
        scene.line((x, top), (x, top + NOTCH), Pen::solid(Ink::Axis, 1.0));
    }
    let count = names.iter().map(|name| name.lines.lines.len()).max().unwrap_or(0);
    for name in names {
        for (i, line) in name.lines.lines.iter().enumerate() {
            // Each line centred below its notch; the last one carries the whole where it is cut.
            let left = name.left + (name.width - Type::SMALL.width(line)) / 2.0;
            let cut = name.lines.cut && i + 1 == name.lines.lines.len();
            let line = text::Lines { lines: vec![line.clone()], cut };
            let top = top + NOTCH + 3.0 + LEADING * size(i);
            scene.lines((left, top), Type::SMALL, LEADING, &line, &name.full);
        }
    }
    scene.height = top + NOTCH + 3.0 + LEADING * size(count);
}

/// How far a period is from the next.
fn step(periods: &[(String, f64)], room: f64) -> f64 {
    match periods {
        [(_, first), .., (_, end)] => (end - first) / size(periods.len() - 1),
        _ => room,
    }
}

/// All names if they fit, else every second, third …; the first and the last always.
fn fitting(periods: &[(String, f64)], room: f64, cut_at: usize) -> Vec<Name> {
    let last = periods.len().saturating_sub(1);
    let step = step(periods, room);
    let widths: Vec<_> = periods.iter().map(|(text, _)| Type::SMALL.width(text)).collect();
    for stride in 1..=last.max(1) {
        // The last one takes the place of the one before it where that is too near.
        let replaced = !last.is_multiple_of(stride);
        let most = if replaced { last / stride } else { last / stride + 1 };
        let kept = || (0..=last).step_by(stride).take(most).chain(replaced.then_some(last));
        for most in [1, 2] {
            // Where not even the narrowest names would be clear of each other, none needs to be set.
            let strips = kept().filter_map(|index| {
                let (width, x) = (narrowest(*widths.get(index)?, most), periods.get(index)?.1);
                Some((left(x, width, (0.0, room)), width))
            });
            if !clear(strips) {
                continue;
            }
            let slot = (step * size(stride) - APART).max(Type::SMALL.size);
            let mut end = f64::MIN;
            // Stops at the first that does not fit.
            let names: Option<Vec<_>> = kept()
                .filter_map(|index| periods.get(index))
                .map(|(text, x)| {
                    let name = name(text, *x, if most == 1 { room } else { slot }, most, room);
                    let name = name.filter(|name| end + APART <= name.left)?;
                    end = name.left + name.width;
                    Some(name)
                })
                .collect();
            if let Some(names) = names {
                return names;
            }
        }
    }
    // Not even the two of them: cut, each in its half.
    let middle = periods.first().zip(periods.last()).map_or(0.0, |(first, end)| (first.1 + end.1) / 2.0);
    let halves = if last > 0 {
        vec![(0, 0.0, middle - APART / 2.0), (last, middle + APART / 2.0, room)]
    } else {
        vec![(0, 0.0, room)]
    };
    let cut = halves.into_iter().filter_map(|(index, from, to)| {
        let (text, x) = periods.get(index)?;
        Some(at(wrap(text, Type::SMALL.size, to - from, cut_at), text, *x, (from, to)))
    });
    cut.collect()
}

/// The least width of a name in so many lines, between two of which a space is lost.
fn narrowest(whole: f64, lines: usize) -> f64 {
    if lines > 1 { ((whole - Type::SMALL.size) / size(lines)).max(0.0) } else { whole }
}

/// Whether names, each from its left edge and so wide, leave room between them.
fn clear(names: impl Iterator<Item = (f64, f64)>) -> bool {
    let mut end = f64::MIN;
    for (left, width) in names {
        if end + APART > left {
            return false;
        }
        end = left + width;
    }
    true
}

/// Where a name begins whose middle is to be at `x`.
fn left(x: f64, width: f64, (from, to): (f64, f64)) -> f64 {
    (x - width / 2.0).clamp(from, (to - width).max(from))
}

/// A name in so many lines, as even as may be; none where it does not fit, or only torn within a word.
fn name(text: &str, x: f64, slot: f64, most: usize, room: f64) -> Option<Name> {
    let whole = Type::SMALL.width(text);
    if most == 1 || whole <= slot {
        return (whole <= slot)
            .then(|| at(wrap(text, Type::SMALL.size, whole + 1.0, 1), text, x, (0.0, room)));
    }
    let mut width = whole / 2.0;
    while width <= slot {
        let lines = wrap(text, Type::SMALL.size, width, most);
        if !lines.cut && lines.lines.windows(2).all(|pair| !torn(text, &pair[0], &pair[1])) {
            return Some(at(lines, text, x, (0.0, room)));
        }
        width += 2.0;
    }
    None
}

/// Whether a break between two lines goes through a word or a number.
fn torn(text: &str, before: &str, after: &str) -> bool {
    let ends = before.ends_with(|c: char| c.is_ascii_alphanumeric());
    ends && after.starts_with(|c: char| c.is_ascii_alphanumeric())
        && text.contains(&format!("{before}{after}"))
}

fn at(lines: text::Lines, full: &str, x: f64, within: (f64, f64)) -> Name {
    let width = lines.lines.iter().map(|line| Type::SMALL.width(line)).fold(0.0, f64::max);
    Name { x, left: left(x, width, within), width, lines, full: full.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The names that stand on an axis of this many periods, so many pixels apart.
    fn shown(names: &[&str], step: f64) -> Vec<Vec<String>> {
        let periods: Vec<_> =
            names.iter().enumerate().map(|(i, name)| ((*name).to_string(), 50.0 + step * size(i))).collect();
        let names = fitting(&periods, 100.0 + step * size(names.len() - 1), 2);
        names.into_iter().map(|name| name.lines.lines).collect()
    }

    #[test]
    fn names_stand_in_one_line_then_in_two_then_fewer() {
        let halves = ["2022年上半年", "2023年上半年", "2024年上半年", "2025年上半年"];
        let one: Vec<_> = halves.iter().map(|it| vec![(*it).to_string()]).collect();
        assert_eq!(shown(&halves, 100.0), one);
        let two: Vec<_> = halves.iter().map(|it| vec![it[..7].to_string(), it[7..].to_string()]).collect();
        assert_eq!(shown(&halves, 60.0), two);
        assert_eq!(shown(&halves, 30.0), [one[0].clone(), one[3].clone()]);
    }

    #[test]
    fn a_number_is_never_broken_and_the_last_name_always_stands() {
        let years: Vec<String> = (2015..=2026).map(|year| year.to_string()).collect();
        let years: Vec<&str> = years.iter().map(String::as_str).collect();
        let shown = shown(&years, 16.0).concat();
        assert_eq!(shown, ["2015", "2018", "2021", "2026"]);
    }
}
