//! Which bulletin lies open, and how readers open another: from an address, or a file of their own,
//! which never leaves their browser.

use std::collections::HashMap;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::failure::Failure;
use super::fetch::Fetched;
use super::origin::Origin;
use super::state::ViewState;
use super::{browser, checking, fetch};
use crate::bulletin::Bulletin;
use crate::bulletin::load::{Kind, load};
use crate::bulletin::text::Lang;
use crate::chart;
use crate::check::plain::{PlainFinding, PlainReport};
use crate::check::problem::UNKNOWN_TEXT;
use crate::check::source::SourceText;

/// What lies open.
#[derive(Clone)]
pub enum Opened {
    /// A bulletin.
    Bulletin(Shown),
    /// A file that holds none, and why.
    Refused {
        /// Whose file it is.
        origin: Origin,
        /// The other host that it came from, if any.
        host: Option<String>,
        /// The file, to show where it is wrong.
        bytes: Arc<[u8]>,
        /// What is wrong with it.
        report: Arc<PlainReport>,
    },
    /// No file could be had.
    Failed {
        /// Whose file was asked for.
        origin: Origin,
        /// Why it is not there.
        failure: Failure,
    },
}

impl Opened {
    /// Whose file it is.
    pub fn origin(&self) -> &Origin {
        match self {
            Self::Bulletin(shown) => &shown.origin,
            Self::Refused { origin, .. } | Self::Failed { origin, .. } => origin,
        }
    }
}

/// A bulletin that lies open.
#[derive(Clone)]
pub struct Shown {
    /// The bulletin.
    pub bulletin: Arc<Bulletin>,
    /// Whose it is.
    pub origin: Origin,
    /// The other host that it came from, if any.
    pub host: Option<String>,
    /// The file, to show where it is wrong.
    pub bytes: Arc<[u8]>,
    /// The texts of its sources that are at hand. A reader may bring more.
    pub texts: ArcRwSignal<Arc<Vec<SourceText>>>,
    /// What checking it found; none for the site's own, which was checked when the page was built,
    /// as long as no text is at hand that was not there then.
    pub report: ArcRwSignal<Option<Arc<PlainReport>>>,
}

impl Shown {
    fn new(bulletin: Bulletin, file: Whole, texts: Vec<SourceText>, report: Option<PlainReport>) -> Self {
        let Whole { origin, host, bytes } = file;
        Self {
            bulletin: Arc::new(bulletin),
            origin,
            host,
            bytes,
            texts: ArcRwSignal::new(Arc::new(texts)),
            report: ArcRwSignal::new(report.map(Arc::new)),
        }
    }
}

/// A file that has arrived whole.
struct Whole {
    origin: Origin,
    host: Option<String>,
    bytes: Arc<[u8]>,
}

/// What happened to files that a reader brought, where there is something to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Notice {
    /// A text is no source's.
    NobodysText {
        /// The file's name.
        name: String,
    },
    /// A text is that of a source, and can be read.
    TextRead {
        /// The file's name.
        name: String,
    },
    /// Several data files came at once, and only the first was opened.
    OneOnly {
        /// The name of the one that was opened.
        name: String,
    },
    /// A file is larger than any that is read.
    TooLarge {
        /// The file's name.
        name: String,
    },
    /// The checker did not arrive, without which no text is held against its figures.
    NoChecker {
        /// The file's name.
        name: String,
    },
    /// The browser could not read a file.
    Unreadable {
        /// The file's name.
        name: String,
    },
}

/// A file that a reader brought.
pub struct Brought {
    /// Its name.
    pub name: String,
    /// What is in it, or why that is not known.
    pub content: Result<Vec<u8>, NotRead>,
}

/// Why a file that a reader brought was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotRead {
    /// It is larger than [`crate::bulletin::load::LARGEST`].
    TooLarge,
    /// The browser refused.
    Refused,
}

/// The one place that knows which bulletin lies open. Shared by context.
#[derive(Clone, Copy)]
pub struct Desk {
    /// What lies open.
    pub opened: RwSignal<Opened>,
    /// Whether another file is on its way.
    pub opening: RwSignal<bool>,
    /// What is to be said of the files brought last.
    pub notices: RwSignal<Vec<Notice>>,
    /// The site's own bulletin, once it has been loaded.
    pub own: RwSignal<Option<Arc<Bulletin>>>,
    /// The reader's own files, as long as the page is open.
    files: StoredValue<HashMap<String, Arc<[u8]>>>,
    /// Counts what was asked for, so that an answer that comes late is known.
    asked: StoredValue<usize>,
    /// Counts what was shown.
    shown: StoredValue<usize>,
}

impl Desk {
    /// A desk with what was opened first.
    pub fn new(first: Opened) -> Self {
        let own = match &first {
            Opened::Bulletin(shown) if shown.origin == Origin::Bundled => Some(shown.bulletin.clone()),
            _ => None,
        };
        Self {
            opened: RwSignal::new(first),
            opening: RwSignal::new(false),
            notices: RwSignal::new(Vec::new()),
            own: RwSignal::new(own),
            files: StoredValue::new(HashMap::new()),
            asked: StoredValue::new(0),
            shown: StoredValue::new(0),
        }
    }

    /// Whether what lies open is what the page began with.
    pub fn is_first(&self) -> bool {
        self.shown.get_value() == 0
    }

    /// Opens what the page's address names now, unless it lies open.
    pub async fn follow(&self, state: &ViewState) {
        if self.opened.with_untracked(|it| *it.origin() != state.origin) {
            self.open(state.origin.clone()).await;
        } else {
            // What was on its way is not wanted any more.
            self.asked.update_value(|it| *it += 1);
            self.opening.set(false);
        }
    }

    /// Opens a file as a step of its own, which Back undoes.
    pub async fn go(&self, origin: Origin) {
        let lang = browser::state().lang;
        let state = ViewState { lang, origin: origin.clone(), ..ViewState::default() };
        browser::go_to(&state);
        self.open(origin).await;
    }

    async fn open(&self, origin: Origin) {
        let turn = self.asked.with_value(|it| it + 1);
        self.asked.set_value(turn);
        self.opening.set(true);
        let opened = self.read(origin).await;
        if self.asked.get_value() == turn {
            self.opening.set(false);
            self.show(opened);
        }
    }

    async fn read(&self, origin: Origin) -> Opened {
        match &origin {
            Origin::File(name) => match self.files.with_value(|files| files.get(name).cloned()) {
                Some(bytes) => examine(Whole { origin, host: None, bytes }).await,
                None => {
                    let failure = Failure::Gone { name: name.clone() };
                    Opened::Failed { origin, failure }
                }
            },
            _ => open(origin).await,
        }
    }

    fn show(&self, opened: Opened) {
        match &opened {
            Opened::Bulletin(shown) if shown.origin == Origin::Bundled => {
                self.own.set(Some(shown.bulletin.clone()));
            }
            Opened::Bulletin(_) => self.load_own(),
            _ => {}
        }
        self.shown.update_value(|it| *it += 1);
        // What was said before was of another bulletin.
        self.notices.set(Vec::new());
        self.opened.set(opened);
        browser::arrive();
    }

    /// Loads the site's own bulletin, to compare with.
    pub fn load_own(&self) {
        if self.own.with_untracked(Option::is_some) {
            return;
        }
        let desk = *self;
        spawn_local(async move {
            if let Opened::Bulletin(shown) = open(Origin::Bundled).await {
                desk.own.set(Some(shown.bulletin));
            }
        });
    }

    /// Takes the files that a reader brought: a data file is opened, the text of a source is put
    /// beside its bulletin.
    pub async fn take(&self, files: Vec<Brought>) {
        let (mut notices, mut data, mut texts) = (Vec::new(), Vec::new(), Vec::new());
        for Brought { name, content } in files {
            match content {
                Err(NotRead::TooLarge) => notices.push(Notice::TooLarge { name }),
                Err(NotRead::Refused) => notices.push(Notice::Unreadable { name }),
                Ok(bytes) if is_text(&name, &bytes) => texts.push((name, bytes)),
                Ok(bytes) => data.push((name, bytes)),
            }
        }
        if let Some((name, _)) = data.first().filter(|_| data.len() > 1) {
            notices.push(Notice::OneOnly { name: name.clone() });
        }
        if let Some((name, bytes)) = data.into_iter().next() {
            self.files.update_value(|files| drop(files.insert(name.clone(), bytes.into())));
            let origin = Origin::File(name);
            self.go(origin.clone()).await;
            if self.opened.with_untracked(|it| *it.origin() != origin) {
                // The reader has gone elsewhere meanwhile, where the texts do not belong.
                return;
            }
        }
        for (name, bytes) in texts {
            notices.push(self.add_text(name, &bytes).await);
        }
        self.notices.set(notices);
    }

    /// Puts a text beside the bulletin that lies open, if it is that of one of its sources.
    async fn add_text(&self, name: String, bytes: &[u8]) -> Notice {
        let nobodys = Notice::NobodysText { name: name.clone() };
        let Ok(text) = std::str::from_utf8(bytes) else { return nobodys };
        let Opened::Bulletin(shown) = self.opened.get_untracked() else { return nobodys };
        loop {
            let before = shown.texts.get_untracked();
            // The checker takes those that the file carries from the file.
            let carries = |it: &&SourceText| {
                shown.bulletin.source(&it.source).is_some_and(|source| source.text.is_some())
            };
            let mut given: Vec<String> =
                before.iter().filter(|it| !carries(it)).map(|it| it.text.clone()).collect();
            given.push(text.to_string());
            let Ok(found) = checking::inspect(&shown.bytes, &given).await else {
                return Notice::NoChecker { name };
            };
            if found.report.findings.iter().any(|it| it.code == UNKNOWN_TEXT) {
                return nobodys;
            }
            // Another text may have come in between: then once more with that.
            if !Arc::ptr_eq(&before, &shown.texts.get_untracked()) {
                continue;
            }
            let texts = found.texts.iter().map(|(source, text)| SourceText::new(source, text)).collect();
            shown.texts.set(Arc::new(texts));
            shown.report.set(Some(Arc::new(with_charts(found.report, &shown.bulletin))));
            return Notice::TextRead { name };
        }
    }
}

/// What a page begins with. A file of the reader's own is gone with the page that had it.
pub async fn first(origin: Origin) -> Opened {
    match origin {
        Origin::File(ref name) => {
            let failure = Failure::Gone { name: name.clone() };
            Opened::Failed { origin, failure }
        }
        _ => open(origin).await,
    }
}

/// Fetches and examines a file that has an address.
async fn open(origin: Origin) -> Opened {
    let address = match &origin {
        Origin::Address(address) => Ok(address.clone()),
        _ => fetch::bundled(),
    };
    let fetched = match address {
        Ok(address) => fetch::fetch(&address).await.map(|fetched| (address, fetched)),
        Err(failure) => Err(failure),
    };
    match fetched {
        Err(failure) => Opened::Failed { origin, failure },
        Ok((address, Fetched { bytes, host })) => {
            let own_file = origin == Origin::Bundled;
            let file = Whole { origin, host, bytes: bytes.into() };
            if own_file { own(address, file) } else { examine(file).await }
        }
    }
}

/// The site's own bulletin: checked when the page was built, so only read here.
fn own(address: String, file: Whole) -> Opened {
    match load(&file.bytes) {
        Ok(bulletin) => {
            let texts = bulletin.file().sources.iter();
            let texts = texts.filter_map(|it| Some(SourceText::new(&it.id, it.text.as_deref()?))).collect();
            Opened::Bulletin(Shown::new(bulletin, file, texts, None))
        }
        Err(errors) => Opened::Failed { origin: file.origin, failure: Failure::File { address, errors } },
    }
}

/// Anybody's file: checked from one end to the other before it is shown.
async fn examine(file: Whole) -> Opened {
    let found = match checking::inspect(&file.bytes, &[]).await {
        Ok(found) => found,
        Err(failure) => return Opened::Failed { origin: file.origin, failure },
    };
    match load(&file.bytes) {
        Ok(bulletin) if found.is_bulletin => {
            let texts = found.texts.iter().map(|(source, text)| SourceText::new(source, text)).collect();
            let report = with_charts(found.report, &bulletin);
            Opened::Bulletin(Shown::new(bulletin, file, texts, Some(report)))
        }
        _ => {
            let Whole { origin, host, bytes } = file;
            Opened::Refused { origin, host, bytes, report: Arc::new(found.report) }
        }
    }
}

/// A width at which every chart must be drawable, in CSS pixels.
const ANY_WIDTH: u32 = 640;

/// A report with the charts that cannot be drawn: the checker does not draw.
fn with_charts(mut report: PlainReport, bulletin: &Bulletin) -> PlainReport {
    for (index, spec) in bulletin.file().charts.iter().enumerate() {
        let failed =
            Lang::ALL.into_iter().find_map(|lang| chart::draw(bulletin, spec, lang, ANY_WIDTH).err());
        if let Some(error) = failed {
            let (why, help) = error.wording();
            report.findings.insert(0, PlainFinding::undrawable(index, &spec.id, &why, help));
        }
    }
    report
}

/// Whether a file is a source's text rather than a data file: by its name, and where that does not
/// tell, by how it begins. What is neither goes to the checker, which says what it is.
fn is_text(name: &str, bytes: &[u8]) -> bool {
    let name = name.to_ascii_lowercase();
    let begins = bytes.iter().find(|it| !it.is_ascii_whitespace() && ![0xef, 0xbb, 0xbf].contains(*it));
    name.ends_with(".txt") || (!name.contains('.') && begins != Some(&b'{') && Kind::of(bytes).is_none())
}
