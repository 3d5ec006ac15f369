//! Plain tables, and the two numbers that say how long something takes.

/// The middle one of some measurements, and the one that one in twenty exceeds.
pub fn median_and_p95(measured: &[f64]) -> (f64, f64) {
    let mut sorted = measured.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = |share: usize| sorted.get((sorted.len() * share / 100).min(sorted.len().max(1) - 1)).copied();
    (at(50).unwrap_or(f64::NAN), at(95).unwrap_or(f64::NAN))
}

/// Prints rows below their headings: the first column to the left, those with numbers to the right.
pub fn print(title: &str, headings: &[&str], rows: &[Vec<String>]) {
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count());
        cells.chain([headings[column].chars().count()]).max().unwrap_or(0)
    };
    let widths: Vec<_> = (0..headings.len()).map(width).collect();
    let line = |cells: &[String]| {
        let cells = cells.iter().zip(&widths).enumerate().map(|(column, (cell, width))| {
            let number = column > 0 && cell.starts_with(|c: char| c.is_ascii_digit());
            let short = cell.chars().count() < 12;
            if number && short { format!("{cell:>width$}") } else { format!("{cell:<width$}") }
        });
        println!("{}", cells.collect::<Vec<_>>().join("  ").trim_end());
    };
    println!("\n{title}");
    line(&headings.iter().map(|it| (*it).to_string()).collect::<Vec<_>>());
    line(&widths.iter().map(|width| "─".repeat(*width)).collect::<Vec<_>>());
    rows.iter().for_each(|row| line(row));
}
