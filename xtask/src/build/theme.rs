//! www/generated/theme.css: the colours of both themes, as the crate draws with them.

use crate::files::{root, write_changed};
use anyhow::Result;
use fall_line::chart::{THEMES, Theme, css};

/// Writes the themes, if they have changed.
pub fn write() -> Result<()> {
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
