//! Texts in which one sign stands for what they say again and again: gzip has less to tell then.

/// What stands often in the exercises' JSON, what holds others of them first.
const OFTEN: [&str; 36] = [
    r#"<li><label><input type=\"radio\"><span>"#,
    r#" data-right><label><input type=\"radio\"><span>"#,
    r#"</span></label><p class=\"why\" hidden>"#,
    r#"<span class=\"live\" data-query=\""#,
    r#"<li data-query=\""#,
    r#"\" data-number=\""#,
    r#"\" data-at=\""#,
    r#"\" data-ask=\""#,
    r#"\"></span>"#,
    r#"check\"><fieldset><legend>"#,
    r#"</legend><ul class=\"choices\" role=\"list\">"#,
    r#"<li><span class=\"front\">"#,
    r#"</span><span class=\"back\">"#,
    r#"<li data-expression=\""#,
    r#"<input class=\"blank\" data-"#,
    r#"<p class=\"nearer\" hidden>"#,
    r#"","html":"<section class=\"exercise\" data-kind=\""#,
    r#"</section>"}"#,
    r#"{"title":""#,
    "<em>",
    "</em>",
    "</li>",
    "</p>",
    " gradient",
    "&amp;box=-30,30&amp;opt=gd&amp;lr=",
    "f=w^2-4w%2B5&amp;w=0",
    "f=(w-3)^2&amp;w=",
    "&amp;opt=gd",
    "&amp;lr=",
    " the ",
    " and",
    " it",
    " is ",
    "loss",
    "rate",
    "step",
];

/// Shortens a text of one line: a line more for each sign says what it stands for.
/// `www/embed/payload.js` undoes it.
pub(super) fn shortened(text: &str) -> String {
    let mut signs = ('\u{1}'..'\u{7f}').filter(|&sign| sign != '\n' && sign != '\r' && !text.contains(sign));
    let (mut short, mut table) = (text.to_owned(), String::new());
    for often in OFTEN {
        if short.matches(often).nth(1).is_none() {
            continue;
        }
        let Some(sign) = signs.next() else { break };
        short = short.replace(often, &String::from(sign));
        table.push_str(&format!("\n{sign}{often}"));
    }
    short + &table
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_shortened_comes_back() {
        let text =
            r#"[{"title":"A ~","html":"<em>w</em>"},{"title":"Z","html":"<em>a gradient</em>, a gradient"}]"#;
        let short = shortened(text);
        let mut lines = short.split('\n');
        let mut long = lines.next().unwrap_or_default().to_owned();
        assert!(long.len() < text.len() / 2 + 10, "{short}");
        for line in lines {
            let sign = line.chars().next().unwrap_or_default();
            long = long.replace(sign, &line[sign.len_utf8()..]);
        }
        assert_eq!(long, text);
    }
}
