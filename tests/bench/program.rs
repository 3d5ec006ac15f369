//! The benchmark's program: charts and search as the page has them, with the page's release profile,
//! behind functions that a script can time. `script/bench` builds it and serves it.

#[cfg(target_arch = "wasm32")]
#[path = "../records/mod.rs"]
mod records;
#[cfg(target_arch = "wasm32")]
#[path = "program/search.rs"]
mod search;

#[cfg(target_arch = "wasm32")]
mod charts {
    use bulletin::bulletin::Bulletin;
    use bulletin::bulletin::load::load;
    use bulletin::bulletin::text::Lang;
    use bulletin::chart::{Picture, draw, rows};
    use wasm_bindgen::prelude::*;

    /// The charts of a bulletin.
    #[wasm_bindgen]
    pub struct Charts {
        bulletin: Bulletin,
    }

    #[wasm_bindgen]
    impl Charts {
        /// Reads a bulletin.
        ///
        /// # Errors
        /// When it is none.
        #[wasm_bindgen(constructor)]
        pub fn new(bytes: &[u8]) -> Result<Self, JsError> {
            Ok(Self { bulletin: load(bytes)? })
        }

        /// How many charts there are.
        pub fn count(&self) -> usize {
            self.bulletin.file().charts.len()
        }

        /// The place of a chart, by its id.
        pub fn place(&self, id: &str) -> Option<usize> {
            self.bulletin.file().charts.iter().position(|chart| chart.id == id)
        }

        /// Draws a chart; gives back its SVG, which is empty for one that cannot be drawn.
        pub fn draw(&self, place: usize, width: u32, english: bool) -> String {
            self.picture(place, width, english).map(|picture| picture.svg).unwrap_or_default()
        }

        /// How many marks a chart has.
        pub fn marks(&self, place: usize, width: u32) -> usize {
            self.picture(place, width, false).map_or(0, |picture| picture.marks.len())
        }

        /// Draws all charts and gives back the bytes of their SVG, so that only drawing is timed.
        pub fn draw_all(&self, width: u32, english: bool) -> usize {
            (0..self.count()).map(|place| self.draw(place, width, english).len()).sum()
        }

        /// Draws a chart and gives back the bytes of its SVG.
        pub fn draw_one(&self, place: usize, width: u32) -> usize {
            self.draw(place, width, false).len()
        }

        /// What a chart shows, for another library to draw: a JSON array of names and values.
        pub fn figures(&self, place: usize) -> String {
            let chart = self.bulletin.file().charts.get(place);
            let rows = chart.map(|chart| rows(&self.bulletin, chart)).unwrap_or_default();
            let figures = rows.iter().filter_map(|row| {
                let figure = self.bulletin.figure(&row.figure)?;
                Some((row.label.zh.clone(), figure.amount()?.magnitude()))
            });
            serde_json::to_string(&figures.collect::<Vec<_>>()).unwrap_or_default()
        }
    }

    impl Charts {
        fn picture(&self, place: usize, width: u32, english: bool) -> Option<Picture> {
            let chart = self.bulletin.file().charts.get(place)?;
            draw(&self.bulletin, chart, if english { Lang::En } else { Lang::Zh }, width).ok()
        }
    }
}

fn main() {}
