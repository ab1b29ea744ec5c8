//! What other people's pages take: the element with its types, the oEmbed answer, the headers for
//! who serves it all, and the example pages.

use crate::headers;
use crate::tools::{copy, npm_tool, read, root, write};
use crate::{Outcome, pages};

/// Where dist/ will stand, with its last slash; an oEmbed answer is read far from it.
pub const SITE: &str = "FALL_LINE_SITE";
const SIZE: (u32, u32) = (800, 420);

pub fn build() -> Outcome {
    let dist = root().join("dist");
    let script = pages::bundle("www/element.js", "element.js", &["--format=esm"])?;
    write(&dist.join("fall-line.js"), script)?;
    write(&dist.join("fall-line.d.ts"), types()?)?;
    write(&dist.join("oembed.json"), oembed(&std::env::var(SITE).unwrap_or_default()))?;
    write(&dist.join("_headers"), headers::file())?;
    copy("examples", &dist.join("examples"))
}

/// The element's types, from its comments.
fn types() -> Outcome<String> {
    let folder = root().join("target/xtask/types");
    let out = folder.to_string_lossy();
    npm_tool("tsc")?
        .args(&["www/element.js", "--allowJs", "--checkJs", "--declaration", "--emitDeclarationOnly"])
        .args(&["--target", "es2022", "--module", "es2022", "--moduleResolution", "bundler"])
        .args(&["--lib", "es2023,dom,dom.iterable", "--types", "", "--rootDir", "www", "--outDir", &out])
        .run()?;
    let types = read(&folder.join("element.d.ts"))?;
    Ok(types
        + "\ndeclare global {\n    interface HTMLElementTagNameMap {\n        \"fall-line\": FallLine;\n    }\n}\n")
}

/// As https://oembed.com has it: a consumer pastes `html` into its own page.
fn oembed(site: &str) -> String {
    let (width, height) = SIZE;
    let html = format!(
        "<iframe src=\\\"{site}embed.html\\\" title=\\\"Gradient descent simulator\\\" width=\\\"{width}\\\" \
         height=\\\"{height}\\\" style=\\\"border:0\\\" loading=\\\"lazy\\\" referrerpolicy=\\\"no-referrer\\\" \
         sandbox=\\\"allow-scripts allow-downloads allow-popups\\\" allow=\\\"fullscreen; clipboard-write\\\">\
         </iframe>"
    );
    format!(
        "{{\n  \"version\": \"1.0\",\n  \"type\": \"rich\",\n  \"title\": \"Fall Line: gradient descent, step by \
         step\",\n  \"provider_name\": \"Fall Line\",\n  \"width\": {width},\n  \"height\": {height},\n  \
         \"html\": \"{html}\"\n}}\n"
    )
}
