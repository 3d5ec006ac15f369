//! What can be downloaded of a chart: its figures, and its picture. Every picture is the same
//! drawing, with its words around it.

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::app::page::Page;
use crate::app::saving::{self, NotSaved};
use crate::app::words::{self, Words};
use crate::bulletin::text::Lang;
use crate::chart::{self, Ground, Picture, Sheet, Theme};
use crate::export::csv::{self, Listed};
use crate::export::file_name::file_name;

use super::share::address;

/// The width of a picture that leaves the page, in CSS pixels: a column of an article.
const WIDTH: u32 = 720;
/// How many pixels of a PNG are one CSS pixel.
const SCALE: u32 = 2;

/// The buttons.
pub fn files(page: &Page, id: &str, lang: Lang) -> Option<AnyView> {
    let spec = page.bulletin.chart(id)?;
    let rows = chart::rows(&page.bulletin, spec).into_iter();
    let rows = rows.map(|row| Listed { label: row.label, panel: row.panel, figure: row.figure });
    let (rows, all) = (rows.collect::<Vec<_>>(), csv::all(&page.bulletin));
    let said = RwSignal::new(None::<Words>);
    let tell = move |done: Result<Words, NotSaved>| {
        said.set(Some(done.unwrap_or_else(|why| words::not_saved(&why))));
    };
    let shown = (words::csv_of_chart(rows.len(), lang), file_name(&page.bulletin, Some(id), "csv"), rows);
    let whole = (words::csv_of_all(all.len(), lang), file_name(&page.bulletin, None, "csv"), all);
    let tables = [shown, whole].map(|(label, name, rows)| {
        let page = page.clone();
        let save = move |_| {
            let text = csv::csv(&page.bulletin, &rows, lang);
            tell(saving::save(&name, "text/csv;charset=utf-8", text.as_bytes()).map(|()| words::SAVED));
        };
        view! { <li><button type="button" class="plain" on:click=save>{label}</button></li> }
    });
    let pictures = Taken::ALL.map(|taken| {
        let (page, id) = (page.clone(), id.to_string());
        let press = move |_| {
            let Some(picture) = picture(&page, &id, taken, lang) else { return tell(Err(NotSaved::Drawing)) };
            let name = file_name(&page.bulletin, Some(&id), taken.extension());
            spawn_local(async move { tell(take(taken, &picture, &name).await) });
        };
        view! { <li><button type="button" class="plain" on:click=press>{taken.label().get(lang)}</button></li> }
    });
    Some(
        view! {
            <ul class="files">{tables.into_iter().collect_view()}{pictures.into_iter().collect_view()}</ul>
            <p class="said" role="status">{move || said.get().map(|it| it.get(lang))}</p>
        }
        .into_any(),
    )
}

/// What a picture is taken as.
#[derive(Clone, Copy)]
enum Taken {
    Svg,
    Png,
    ClearPng,
    Clipboard,
}

impl Taken {
    const ALL: [Self; 4] = [Self::Svg, Self::Png, Self::ClearPng, Self::Clipboard];

    const fn label(self) -> Words {
        match self {
            Self::Svg => words::SVG_FILE,
            Self::Png => words::PNG_FILE,
            Self::ClearPng => words::CLEAR_PNG_FILE,
            Self::Clipboard => words::COPY_PICTURE,
        }
    }

    const fn extension(self) -> &'static str {
        match self {
            Self::Svg => "svg",
            _ => "png",
        }
    }
}

/// The drawing with its words around it. It leaves the page for white paper, whatever the page's
/// own colours are.
fn picture(page: &Page, id: &str, taken: Taken, lang: Lang) -> Option<Picture> {
    let spec = page.bulletin.chart(id)?;
    let ground = if matches!(taken, Taken::ClearPng) { Ground::Transparent } else { Ground::Solid };
    let address = address(page, id);
    let sheet = Sheet { theme: Theme::Light, ground, address: &address };
    chart::sheet(&page.bulletin, spec, lang, WIDTH, &sheet).ok()
}

async fn take(taken: Taken, picture: &Picture, name: &str) -> Result<Words, NotSaved> {
    match taken {
        Taken::Svg => saving::save(name, "image/svg+xml", picture.svg.as_bytes())?,
        Taken::Png | Taken::ClearPng => saving::save_png(picture, SCALE, name).await?,
        Taken::Clipboard => {
            saving::copy_png(picture, SCALE).await?;
            return Ok(words::PICTURE_COPIED);
        }
    }
    Ok(words::SAVED)
}
