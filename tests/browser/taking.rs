//! What readers take along: files that a real browser saved, opened and read.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use bulletin::bulletin::load::load;
use bulletin::bulletin::text::Lang;
use bulletin::chart::{Ground, Sheet, Theme, draw, sheet};
use serde_json::{Value, json};

use crate::session::Session;
use crate::site::Site;

/// A folder that a browser saves into, gone when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("bulletin-taken-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    async fn open(&self, width: u32) -> Session {
        let folder = self.0.display().to_string();
        let preferences = json!({
            "download.default_directory": folder,
            "download.prompt_for_download": false,
            "profile.default_content_setting_values.automatic_downloads": 1,
        });
        Session::open_with(width, 900, preferences).await
    }

    /// The file that a click saves.
    async fn saved(&self, session: &Session, button: &str, name: &str) -> Vec<u8> {
        session
            .run(&format!(
                "[...document.querySelectorAll('.files button')].find(b => b.innerText.includes({})).click()",
                json!(button)
            ))
            .await;
        let (path, start) = (self.0.join(name), Instant::now());
        while !self.whole(&path) {
            let there: Vec<_> = std::fs::read_dir(&self.0).expect("the folder").flatten().collect();
            assert!(start.elapsed() < Duration::from_secs(20), "{name} was not saved; there is {there:?}");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        let bytes = std::fs::read(&path).expect("the file");
        std::fs::remove_file(&path).expect("it goes");
        bytes
    }

    /// Chromium holds the name with an empty file, writes into another, and renames that one once
    /// it is whole. No file of ours is empty.
    fn whole(&self, path: &Path) -> bool {
        let there = std::fs::read_dir(&self.0).expect("the folder").flatten();
        let under_way =
            there.map(|it| it.path()).any(|it| it.extension().is_some_and(|it| it == "crdownload"));
        !under_way && path.metadata().is_ok_and(|it| it.len() > 0)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn bundled() -> Vec<u8> {
    file("kazuo-2025-h1")
}

fn file(name: &str) -> Vec<u8> {
    std::fs::read(format!("{}/public/data/{name}.json", env!("CARGO_MANIFEST_DIR"))).expect("the file")
}

#[tokio::test]
async fn a_table_of_the_chart_and_one_of_everything_open_in_a_spreadsheet() {
    let (site, folder) = (Site::as_built(), Folder::new("csv"));
    let session = folder.open(1000).await;
    session.visit(&site.address("?chart=growth&panel=files")).await;
    let file: Value = serde_json::from_slice(&bundled()).expect("JSON");
    let count = |name: &str, of: &dyn Fn(&Value) -> bool| {
        file[name].as_array().expect(name).iter().filter(|it| of(it)).count()
    };
    let all = count("observations", &|_| true) + count("relations", &|it| it["kind"] == "derived");
    let buttons = session.text_of("return document.querySelector('.files').innerText").await;
    assert!(buttons.contains("8行") && buttons.contains(&format!("{all}行")), "{buttons}");

    let bytes = folder.saved(&session, "本图数据", "kazuo-2025-h1-growth.csv").await;
    assert_eq!(bytes[..3], [0xef, 0xbb, 0xbf], "spreadsheets know UTF-8 by its mark");
    let mut table = csv::Reader::from_reader(&bytes[3..]);
    let heads = table.headers().expect("heads").clone();
    let column = |name: &str| {
        heads.iter().position(|it| it == name).unwrap_or_else(|| panic!("no {name} in {heads:?}"))
    };
    let rows: Vec<_> = table.records().map(|row| row.expect("a row")).collect();
    assert_eq!(rows.len(), 8);
    for (id, value, area) in [("A04", "19.8", "喀左县"), ("CN3", "6.4", "全国")] {
        let row = rows.iter().find(|row| &row[0] == id).unwrap_or_else(|| panic!("no {id}"));
        assert_eq!(&row[column("value")], value);
        assert!(row.iter().any(|cell| cell.contains(area)), "{id}: no {area} in {row:?}");
    }
    let industry = rows.iter().find(|row| &row[0] == "A04").expect("A04");
    assert!(industry.iter().any(|cell| cell == "规模以上工业增加值增长19.8%"), "no fragment in {industry:?}");

    let bytes = folder.saved(&session, "本公报全部数据", "kazuo-2025-h1.csv").await;
    let mut table = csv::Reader::from_reader(&bytes[3..]);
    assert_eq!(table.records().filter(|row| row.is_ok()).count(), all);
    session.close().await;
}

#[tokio::test]
async fn a_list_is_taken_along_as_shown_or_whole() {
    let (site, folder) = (Site::as_built(), Folder::new("list"));
    let session = folder.open(1000).await;
    let rows = |bytes: &[u8]| {
        assert_eq!(bytes[..3], [0xef, 0xbb, 0xbf], "spreadsheets know UTF-8 by its mark");
        let mut table = csv::Reader::from_reader(&bytes[3..]);
        let heads = table.headers().expect("heads").clone();
        let name = heads.iter().position(|it| it == "name_zh").expect("names");
        table.records().map(|row| row.expect("a row")[name].to_string()).collect::<Vec<_>>()
    };
    // In the order shown: 1800, 1562 and 1313 are more than 1000.
    session.visit(&site.address("?list=pipeline&sort=-revenue&q=%3E1000%E4%B8%87")).await;
    let bytes = folder.saved(&session, "下载所列3条", "kazuo-2025-h1-pipeline-shown.csv").await;
    assert_eq!(rows(&bytes), ["亚森重工", "北方电瓷", "亿华新材料"]);
    let bytes = folder.saved(&session, "全部6条", "kazuo-2025-h1-pipeline.csv").await;
    assert_eq!(rows(&bytes).len(), 6);
    session.visit(&site.address("")).await;
    let bytes = folder.saved(&session, "下载全部名录", "kazuo-2025-h1-lists.csv").await;
    let file: Value = serde_json::from_slice(&bundled()).expect("JSON");
    let lists = file["collections"].as_array().expect("lists").iter();
    let all: usize = lists.map(|list| list["entries"].as_array().expect("entries").len()).sum();
    assert!(rows(&bytes).len() >= all, "at least a record for each entry");
    session.close().await;
}

#[tokio::test]
async fn a_picture_is_the_same_drawing_wherever_it_is_made() {
    let (site, folder) = (Site::as_built(), Folder::new("svg"));
    let session = folder.open(1000).await;
    let cases = ["kazuo-2025-h1", "qiyun-2025-h1"].map(|name| (name, load(&file(name)).expect("it loads")));
    for ((name, bulletin), lang) in cases.iter().flat_map(|case| Lang::ALL.map(|lang| (case, lang))) {
        let data =
            if name.starts_with("kazuo") { String::new() } else { format!("data=data%2F{name}.json&") };
        let query = format!("{data}{}", if lang == Lang::En { "lang=en&" } else { "" });
        for chart in &bulletin.file().charts {
            let id = &chart.id;
            session.visit(&site.address(&format!("?{query}chart={id}&panel=files"))).await;
            let bytes = folder.saved(&session, "SVG", &format!("{name}-{id}.svg")).await;
            let address = site.address(&format!("?{query}chart={id}#chart-{id}"));
            let options = Sheet { theme: Theme::Light, ground: Ground::Solid, address: &address };
            let native = sheet(bulletin, chart, lang, 720, &options).expect("it draws").svg;
            assert_eq!(String::from_utf8(bytes).expect("text"), native, "{id}");
            let parsed = roxmltree::Document::parse(&native).expect("XML");
            let said: String = parsed.descendants().filter_map(|node| node.text()).collect();
            for words in [chart.title.get(lang), chart.subtitle.get(lang)] {
                let without = |text: &str| text.replace(char::is_whitespace, "");
                assert!(without(&said).contains(&without(words)), "{id}: no {words}");
            }
            // The one in the page, too: shapes, places and words.
            let drawn = session
                .run(&format!(
                    "const svg = document.querySelector('#chart-{id} .picture svg');
                     const of = it => [it.tagName, [...it.attributes].map(a => a.name + '=' + a.value).join(' '), it.children.length ? '' : it.textContent];
                     return [svg.getAttribute('width'), [svg, ...svg.querySelectorAll('*')].map(of)]"
                ))
                .await;
            let width = drawn[0].as_str().and_then(|it| it.parse().ok()).expect("a width");
            let native = draw(bulletin, chart, lang, width).expect("it draws").svg;
            let native = roxmltree::Document::parse(&native).expect("XML");
            let elements = native.descendants().filter(roxmltree::Node::is_element).map(|node| {
                let space = node.tag_name().namespace().filter(|_| node == native.root_element());
                let space = space.map(|it| format!("xmlns={it}"));
                let own = node.attributes().map(|it| format!("{}={}", it.name(), it.value()));
                let text =
                    if node.children().any(|it| it.is_element()) { "" } else { node.text().unwrap_or("") };
                json!([
                    node.tag_name().name(),
                    space.into_iter().chain(own).collect::<Vec<_>>().join(" "),
                    text
                ])
            });
            assert_eq!(drawn[1], Value::Array(elements.collect()), "{id} at {width}");
        }
    }
    session.close().await;
}

/// A PNG's size and its pixels, four bytes each.
fn pixels(bytes: &[u8]) -> (u32, u32, Vec<u8>) {
    let mut reader = png::Decoder::new(std::io::Cursor::new(bytes)).read_info().expect("a PNG");
    let mut out = vec![0; reader.output_buffer_size().expect("a size")];
    let info = reader.next_frame(&mut out).expect("an image");
    assert_eq!(info.color_type, png::ColorType::Rgba);
    (info.width, info.height, out)
}

#[tokio::test]
async fn an_image_is_twice_as_sharp_on_white_or_on_nothing_and_can_be_copied() {
    let (site, folder) = (Site::as_built(), Folder::new("png"));
    let session = folder.open(1000).await;
    let bulletin = load(&bundled()).expect("it loads");
    let address = site.address("?chart=growth#chart-growth");
    let options = Sheet { theme: Theme::Light, ground: Ground::Solid, address: &address };
    let drawing = sheet(&bulletin, bulletin.chart("growth").expect("growth"), Lang::Zh, 720, &options)
        .expect("it draws");
    session.visit(&site.address("?chart=growth&panel=files")).await;
    for (button, corner) in [("PNG 图片，白底", [255, 255, 255, 255]), ("PNG 图片，透明底", [0, 0, 0, 0])]
    {
        let bytes = folder.saved(&session, button, "kazuo-2025-h1-growth.png").await;
        let (width, height, pixels) = pixels(&bytes);
        assert_eq!((width, height), (2 * drawing.width, 2 * drawing.height), "{button}");
        assert_eq!(pixels[..4], corner, "{button}");
        // Every part of it is there: words at the head and at the foot, and the bar of the largest value.
        let ink = |from: f64, to: f64| {
            let rows = (from * f64::from(height)) as usize..(to * f64::from(height)) as usize;
            let row = 4 * width as usize;
            pixels[rows.start * row..rows.end * row].chunks(4).filter(|it| it[3] > 200 && it[0] < 110).count()
        };
        assert!(ink(0.0, 0.12) > 500 && ink(0.86, 1.0) > 500, "{button}: no words at an end");
        let clay = pixels.chunks(4).filter(|it| **it == [0x8f, 0x3d, 0x2a, 255]).count();
        assert!(clay > 20_000, "{button}: {clay} pixels of bars");
    }
    let allowed = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    session.cdp("Browser.grantPermissions", allowed).await;
    session.run("[...document.querySelectorAll('#chart-growth .files button')].at(-1).click()").await;
    session
        .wait_for("return document.querySelector('#chart-growth .said').textContent === '图片已复制。'")
        .await;
    let kinds = session
        .client
        .execute_async("navigator.clipboard.read().then(all => arguments[0](all.flatMap(it => it.types)), error => arguments[0](String(error)))", vec![])
        .await
        .expect("the clipboard can be read");
    assert_eq!(kinds, json!(["image/png"]));
    session.close().await;
}

#[tokio::test]
async fn links_and_citations_name_the_chart() {
    let (site, folder) = (Site::as_built(), Folder::new("cite"));
    let session = folder.open(1000).await;
    session.visit(&site.address("?chart=growth&mark=A04&panel=share")).await;
    let field = |name: &str| format!("return document.getElementById('chart-growth:{name}').value");
    assert_eq!(session.text_of(&field("link")).await, site.address("?chart=growth&mark=A04#chart-growth"));
    let today = session.text_of("const d = new Date(), two = n => String(n).padStart(2, '0'); return `${d.getFullYear()}-${two(d.getMonth() + 1)}-${two(d.getDate())}`").await;
    let address = site.address("?chart=growth#chart-growth");
    let gbt = session.text_of(&field("gbt")).await;
    assert_eq!(gbt, format!("四项主要指标增速[EB/OL]//喀左县上半年经济运行. [{today}]. {address}"));
    let bibtex = session.text_of(&field("bibtex")).await;
    for part in ["@online{", "四项主要指标增速", &format!("urldate = {{{today}}}"), &address] {
        assert!(bibtex.contains(part), "no {part} in {bibtex}");
    }
    assert!(session.text_of(&field("sources")).await.starts_with("崔毅. 喀左县：多元驱动集聚决胜之力"));
    session
        .cdp(
            "Browser.grantPermissions",
            json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] }),
        )
        .await;
    session.click("#chart-growth .copied button").await;
    session
        .wait_for("return document.querySelector('#chart-growth .copied .said').textContent === '已复制'")
        .await;
    session.close().await;
}
