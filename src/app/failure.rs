//! What a reader sees where the data file cannot be shown: what happened, and what to do.

use leptos::prelude::*;

use super::opened;
use super::words::{self, Words};
use crate::bulletin::load::LoadErrors;
use crate::bulletin::text::Lang;

/// Why there is no bulletin to show.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Failure {
    /// The page does not say where its data file is.
    #[error("index.html names no data file: <meta name=\"bulletin\" content=\"…\"> is missing")]
    NoAddress,
    /// The checker, without which no foreign file is shown, did not arrive.
    #[error("checker: {detail}")]
    Checker {
        /// What the browser says.
        detail: String,
        /// Whether it did arrive, and stopped over the file.
        stopped: bool,
    },
    /// The data file is larger than any that is read.
    #[error("{address}")]
    TooLarge {
        /// What was asked for.
        address: String,
    },
    /// The file could not be fetched: no network, or no server.
    #[error("{address}: {detail}")]
    Network {
        /// What was asked for.
        address: String,
        /// What the browser says.
        detail: String,
        /// Whether it was asked for from another site, which may not allow that.
        foreign: bool,
    },
    /// The page's address names a data file by something that is no address of the web.
    #[error("{address} is not a web address")]
    Address {
        /// What it names.
        address: String,
    },
    /// The page's address names a file of the reader's own, which only the page had in which it was
    /// opened.
    #[error("{name}")]
    Gone {
        /// The file's name.
        name: String,
    },
    /// The server answered, but not with the file.
    #[error("{address}: HTTP {status}")]
    Status {
        /// What was asked for.
        address: String,
        /// The status code.
        status: u16,
    },
    /// The file came, but is no bulletin.
    #[error("{address}: {errors}")]
    File {
        /// What was asked for.
        address: String,
        /// What is wrong with it.
        errors: LoadErrors,
    },
}

impl Failure {
    /// What happened, and what to do about it.
    fn explained(&self) -> (Words, Words) {
        match self {
            Self::NoAddress => (
                Words("页面没有写明数据文件在哪里。", "The page does not say where its data file is."),
                Words("请告诉发布者。", "Please tell the publisher."),
            ),
            Self::Address { .. } => (
                Words("链接里的数据地址不是网址。", "The data address in this link is not a web address."),
                Words("请检查链接。", "Check the link."),
            ),
            Self::Checker { stopped: true, .. } => (
                Words(
                    "检查程序在这个文件上出错停止了；文件没有检查完，不能显示。",
                    "The checker stopped on this file, and no file is shown unchecked.",
                ),
                Words(
                    "请换一个文件再试，并把下面的技术细节告诉本页的开发者。",
                    "Try another file, and send the detail below to the makers of this page.",
                ),
            ),
            Self::TooLarge { .. } => (
                Words("数据文件太大，没有读取。", "The data file is too large and was not read."),
                Words("请把名录拆成几份公报。", "Split its lists over several bulletins."),
            ),
            Self::Checker { .. } => (
                Words(
                    "检查程序没有完整下载；文件没有检查过，不能显示。",
                    "The checker did not fully download, and no file is shown unchecked.",
                ),
                Words("请检查网络，然后重新载入。", "Check your connection, then reload."),
            ),
            Self::Gone { .. } => (
                Words(
                    "这个链接指向的文件只在当时的页面里打开过，没有上传，那个页面重新载入后就没有了。",
                    "This link points to a file that was opened in one page only. It was never uploaded, so it was gone once that page was reloaded.",
                ),
                Words("请再选一次这个文件。", "Choose the file again."),
            ),
            Self::Network { foreign: true, .. } => (
                Words(
                    "没有取到数据：网络可能断了，也可能对方网站不允许别的网页读取。",
                    "The data did not arrive: you may be offline, or the other site may not let pages elsewhere read it.",
                ),
                Words(
                    "可以先把文件下载下来，再在这里打开。",
                    "You can download the file first and then open it here.",
                ),
            ),
            Self::Network { .. } => (
                Words("没有取到数据：网络可能断了。", "The data did not arrive; you may be offline."),
                Words("请检查网络，然后重新载入。", "Check your connection, then reload."),
            ),
            Self::Status { status: 404, .. } => (
                Words("服务器上没有这份数据文件。", "The data file is not on the server."),
                Words(
                    "如果是您发布的，请确认整个文件夹都已上传；否则请稍后再试。",
                    "If you published this page, make sure the whole folder was uploaded; otherwise try again later.",
                ),
            ),
            Self::Status { .. } => (
                Words("服务器暂时给不出数据文件。", "The server could not give out the data file."),
                Words("请过一会儿重新载入。", "Wait a moment, then reload."),
            ),
            Self::File { errors, .. } if errors.is_of_another_format() => (
                Words(
                    "数据文件的格式版本与本页不符。",
                    "The data file is of a version this page does not read.",
                ),
                Words(
                    "可能刚更新到一半：请重新载入。仍不行，请告诉发布者。",
                    "An update may be under way: reload. If that does not help, tell the publisher.",
                ),
            ),
            Self::File { .. } => (
                Words(
                    "数据文件有错，为免误导，一个数字也不显示。",
                    "The data file has an error. Rather than mislead you, the page shows none of it.",
                ),
                Words(
                    "请重新载入；仍不行，请把下面的技术细节告诉发布者。",
                    "Reload; if that does not help, send the publisher the detail below.",
                ),
            ),
        }
    }
}

/// The message in the place of the page.
#[component]
pub fn FailureView(
    /// What went wrong.
    failure: Failure,
    /// The language of the first of the two explanations.
    lang: Lang,
) -> impl IntoView {
    let (what, todo) = failure.explained();
    let other = if lang == Lang::Zh { Lang::En } else { Lang::Zh };
    view! {
        <main class="wrap failure" id="main" tabindex="-1">
            <div role="alert">
            <h1>{words::FAILED.get(lang)}</h1>
            <p>{what.get(lang)} " " {todo.get(lang)}</p>
            <p lang=other.tag()>{what.get(other)} " " {todo.get(other)}</p>
            </div>
            <p class="ways">
                <a class="button" href="">{words::RELOAD.get(lang)}</a>
                <opened::Ways lang />
            </p>
            <details>
                <summary>{words::DETAIL.get(lang)}</summary>
                <code>{failure.to_string()}</code>
            </details>
        </main>
    }
}
