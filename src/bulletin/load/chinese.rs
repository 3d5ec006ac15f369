//! The JSON parser's own messages, which are English, in Chinese.

/// Why a text is not JSON. What has no translation stays as it is.
pub fn of_json(message: &str) -> String {
    const KNOWN: [(&str, &str); 12] = [
        ("EOF while parsing a string", "文件在一段文字中间断了"),
        ("EOF while parsing", "文件到这里就断了"),
        ("expected `,` or `}`", "这里应是逗号或“}”"),
        ("expected `,` or `]`", "这里应是逗号或“]”"),
        ("expected `:`", "这里应是冒号"),
        ("expected value", "这里应是一个值"),
        ("key must be a string", "字段名要加双引号"),
        ("trailing comma", "这里多了一个逗号"),
        ("trailing characters", "结尾之后还有内容"),
        ("control character", "文字里直接出现了换行或控制字符，应写成 \\n 这样的形式"),
        ("invalid escape", "反斜杠后面的字符不对"),
        ("recursion limit exceeded", "括号嵌套得太深"),
    ];
    let known = KNOWN.iter().find(|(english, _)| message.starts_with(english));
    known.map_or_else(|| message.to_string(), |(_, chinese)| (*chinese).to_string())
}

/// What stands somewhere, or should.
pub fn of_type(words: &str) -> String {
    const KNOWN: [(&str, &str); 12] = [
        ("floating point", "数字"),
        ("integer", "数字"),
        ("boolean", "布尔值"),
        ("string", "字符串"),
        ("a string", "字符串"),
        ("a boolean", "true 或 false"),
        ("null", "null"),
        ("map", "对象 {…}"),
        ("a map", "对象 {…}"),
        ("struct", "对象 {…}"),
        ("sequence", "列表 […]"),
        ("a sequence", "列表 […]"),
    ];
    let Some((english, chinese)) = KNOWN.iter().find(|(english, _)| words.starts_with(english)) else {
        return match words {
            "u8" | "u32" | "i32" => "整数".into(),
            other => other.into(),
        };
    };
    // What stands there is worth repeating; the names of this program's types are not.
    let rest = words[english.len()..].trim();
    if rest.starts_with(['`', '"']) {
        format!("{chinese} {}", rest.trim_matches('`'))
    } else {
        (*chinese).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_named_in_chinese_and_values_kept() {
        assert_eq!(of_type("floating point `7.4`"), "数字 7.4");
        assert_eq!(of_type("string \"a\""), "字符串 \"a\"");
        assert_eq!(of_type("struct Observation"), "对象 {…}");
        assert_eq!(of_type("u8"), "整数");
        assert_eq!(of_type("something new"), "something new");
    }

    #[test]
    fn what_the_parser_really_says_is_known() {
        for text in [
            "{",
            "{\"a\"",
            "{\"a\" 1}",
            "[1 2]",
            "{\"a\": 1 \"b\"}",
            "{a: 1}",
            "[1,]",
            "[1] 2",
            "\"\n\"",
            "\"\\x\"",
            "[",
            "nul?",
        ] {
            let message = serde_json::from_str::<serde_json::Value>(text).unwrap_err().to_string();
            let known = of_json(&message);
            assert!(known != message || text == "nul?", "{text}: {message}");
        }
    }
}
