//! www/generated/theme.css: the colours of both themes, as the crate draws with them.

use crate::files::{root, write_changed};
use anyhow::Result;
use fall_line::chart::{THEMES, Theme, css};

/// Writes the themes, if they have changed.
pub(super) fn write() -> Result<()> {
    write_changed(&root().join("www/generated/theme.css"), &text())
}

/// The light theme, and the dark one where the system or the page asks for it. Paper is light,
/// whatever the screen is.
fn text() -> String {
    let [light, dark] = THEMES.map(|theme| declarations(&theme));
    format!(
        "/* Written by xtask/src/build/theme.rs from the crate's palette. */\n\n\
         :root {{\n{light}}}\n\n\
         @media screen and (prefers-color-scheme: dark) {{\n\
         :root:not([data-theme=\"light\"]) {{\n{dark}}}\n}}\n\n\
         @media screen {{\n:root[data-theme=\"dark\"] {{\n{dark}}}\n}}\n"
    )
}

fn declarations(theme: &Theme) -> String {
    let pairs = theme.properties().into_iter();
    pairs.map(|(name, colour)| format!("  {name}: {};\n", css(colour))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::files::{list, read};

    #[test]
    fn the_light_theme_is_written_once_and_the_dark_one_for_system_and_page() {
        let text = text();
        for (theme, times) in THEMES.iter().zip([1, 2]) {
            assert_eq!(text.matches(&declarations(theme)).count(), times, "{}", theme.id);
        }
    }

    #[test]
    fn no_other_style_sheet_gives_these_properties_values() {
        for file in list(&root().join("www/styles")).unwrap() {
            let text = read(&file).unwrap();
            for (name, _) in THEMES[0].properties() {
                assert!(!text.contains(&format!("{name}:")), "{}: {name}", file.display());
            }
        }
    }
}
