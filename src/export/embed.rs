//! A chart for somebody else's page.

/// The markup that shows an address in a frame as wide as the text around it. The frame has a name,
/// which screen readers say, and loads when a reader comes near it. `height` is in CSS pixels.
pub fn embed(address: &str, title: &str, height: u32) -> String {
    let (address, title) = (escaped(address), escaped(title));
    format!(
        "<iframe src=\"{address}\" title=\"{title}\" width=\"100%\" height=\"{height}\" loading=\"lazy\" \
         allow=\"clipboard-write\"></iframe>"
    )
}

/// Characters that mean something in markup, in or out of an attribute, as references.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_has_an_address_a_name_and_a_size() {
        assert_eq!(
            embed("https://example.org/?embed=growth&lang=en", "Growth", 420),
            "<iframe src=\"https://example.org/?embed=growth&amp;lang=en\" title=\"Growth\" \
             width=\"100%\" height=\"420\" loading=\"lazy\" allow=\"clipboard-write\"></iframe>"
        );
    }

    #[test]
    fn nothing_leaves_its_attribute() {
        let markup = embed("x\" onload=\"alert(1)", "'><script>alert(1)</script>", 1);
        assert_eq!(
            markup,
            "<iframe src=\"x&quot; onload=&quot;alert(1)\" \
             title=\"&#39;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\" \
             width=\"100%\" height=\"1\" loading=\"lazy\" allow=\"clipboard-write\"></iframe>"
        );
    }
}
