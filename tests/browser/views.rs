//! What the charts say in a real browser: each mark a link of its own, inside its picture, laid
//! out for the width there is.

use serde_json::json;

use crate::session::Session;
use crate::site::Site;

#[tokio::test]
async fn marks_lie_inside_their_pictures_and_apart_from_each_other() {
    let site = Site::as_built();
    for width in [360, 768, 1280] {
        let session = Session::open(width, 900).await;
        session.visit(&site.address("")).await;
        let wrong = session
            .run("const wrong = [];
                  for (const drawing of document.querySelectorAll('.stage')) {
                    const frame = drawing.getBoundingClientRect();
                    const marks = [...drawing.querySelectorAll('a.hit')];
                    if (!marks.length) wrong.push('no marks');
                    const boxes = marks.map(m => m.getBoundingClientRect());
                    boxes.forEach((b, i) => {
                      if (b.left < frame.left - 1 || b.right > frame.right + 1 || b.top < frame.top - 1 || b.bottom > frame.bottom + 1)
                        wrong.push('outside: ' + marks[i].ariaLabel);
                      if (b.height < 23.95) wrong.push('too small: ' + marks[i].ariaLabel);
                      boxes.slice(i + 1).forEach((c, j) => {
                        if (Math.min(b.right, c.right) - Math.max(b.left, c.left) > 1 && Math.min(b.bottom, c.bottom) - Math.max(b.top, c.top) > 1)
                          wrong.push('overlap: ' + marks[i].ariaLabel + ' / ' + marks[i + 1 + j].ariaLabel);
                      });
                    });
                  }
                  return wrong")
            .await;
        assert_eq!(wrong, json!([]), "at {width} px");
        session.close().await;
    }
}

#[tokio::test]
async fn drawings_follow_the_width_of_their_frame() {
    let (site, session) = (Site::as_built(), Session::open(1280, 900).await);
    session.visit(&site.address("")).await;
    let fits = "return [...document.querySelectorAll('.stage')].every(d => Math.abs(d.querySelector('svg').getBoundingClientRect().width - d.clientWidth) <= 1)";
    session.wait_for(fits).await;
    session
        .cdp(
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": 400, "height": 800, "deviceScaleFactor": 1, "mobile": false }),
        )
        .await;
    session.wait_for("return document.querySelector('.stage').clientWidth < 400").await;
    session.wait_for(fits).await;
    session.close().await;
}

#[tokio::test]
async fn no_text_of_a_drawing_runs_into_another() {
    let overlaps = "
        const bad = [];
        for (const picture of document.querySelectorAll('.picture svg')) {
            const texts = [...picture.querySelectorAll('text')].map(e => [e.textContent, e.getBBox()]);
            for (let i = 0; i < texts.length; i++) for (let j = i + 1; j < texts.length; j++) {
                const [a, b] = [texts[i][1], texts[j][1]];
                const wide = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
                // Line boxes are taller than their letters: a third of one may lie in the next.
                const high = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
                if (wide > 0.5 && high > Math.min(a.height, b.height) / 3) bad.push(texts[i][0] + ' | ' + texts[j][0]);
            }
        }
        return bad.join('; ')";
    let session = Session::open(1280, 900).await;
    let site = Site::as_built();
    for width in [320, 360, 768, 1280, 1600] {
        session.fit(width, 900).await;
        for lang in ["", "?lang=en"] {
            session.visit(&site.address(lang)).await;
            assert_eq!(session.text_of(overlaps).await, "", "{width} {lang}");
        }
    }
    session.close().await;
}

#[tokio::test]
async fn the_data_table_has_every_number_of_its_chart() {
    let (site, session) = (Site::as_built(), Session::open(1280, 900).await);
    session.visit(&site.address("")).await;
    let missing = session
        .run(
            "const missing = [];
              const id = a => new URL(a.href).searchParams.get('figure');
              for (const figure of document.querySelectorAll('figure.chart')) {
                const drawn = new Set([...figure.querySelectorAll('a.hit')].map(id));
                const listed = new Set([...figure.querySelectorAll('table a.fig')].map(id));
                for (const it of drawn) if (!listed.has(it)) missing.push(figure.id + ' ' + it);
              }
              return missing",
        )
        .await;
    assert_eq!(missing, json!([]));
    session.close().await;
}
