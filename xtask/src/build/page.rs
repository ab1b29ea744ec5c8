//! What both pages share: their sources with marks to replace, and their security policy.

use crate::files::{read, root};
use anyhow::{Context, Result, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use sha2::{Digest, Sha256};

/// Where the picture that stands while a page loads comes in.
pub(super) const PICTURE: &str = "<!-- picture -->";
/// Where the policy comes in.
pub(super) const SECURITY: &str = "<!-- content security policy -->";

/// Where dist/ will stand, with its last slash: an oEmbed answer is read far from it, and an embed is
/// taken far from its lab.
const SITE: &str = "FALL_LINE_SITE";

/// Where dist/ will stand; empty where nobody has said.
pub(crate) fn site() -> String {
    std::env::var(SITE).unwrap_or_default()
}

/// What the lab's page says of itself, for whatever speaks of it elsewhere.
pub(crate) struct About {
    pub(crate) title: String,
    pub(crate) description: String,
}

/// Reads it from the page.
pub(crate) fn about() -> Result<About> {
    let page = read(&root().join("index.html"))?;
    let between = |begin: &str, end: &str| {
        let said = page.split_once(begin).and_then(|(_, rest)| rest.split_once(end));
        said.map(|(said, _)| said.to_owned()).with_context(|| format!("index.html has no {begin}"))
    };
    Ok(About {
        title: between("<title>", "</title>")?,
        description: between("<meta name=\"description\" content=\"", "\"")?,
    })
}

/// A page's source, in which each mark is replaced once.
pub(super) struct Template(String);

impl Template {
    pub(super) fn read(name: &str) -> Result<Self> {
        read(&root().join(name)).map(Self)
    }

    /// Puts a text in a mark's place.
    ///
    /// # Errors
    ///
    /// Fails unless the mark stands there once.
    pub(super) fn replace(self, mark: &str, by: &str) -> Result<Self> {
        match self.0.matches(mark).count() {
            1 => Ok(Self(self.0.replacen(mark, by, 1))),
            count => bail!("`{mark}` stands {count} times in a page, not once"),
        }
    }

    /// How a policy names the page's own inline script: by its hash.
    ///
    /// # Errors
    ///
    /// Fails if there is none.
    pub(super) fn inline_script(&self) -> Result<String> {
        let script = self.0.split_once("<script>").and_then(|(_, rest)| rest.split_once("</script>"));
        let (script, _) = script.context("a page has no inline script")?;
        Ok(hash(script))
    }

    pub(super) fn finish(self) -> String {
        self.0
    }
}

/// How a policy names an inline script.
pub(super) fn hash(script: &str) -> String {
    format!("'sha256-{}'", BASE64.encode(Sha256::digest(script)))
}

/// The lab previews the embed in a frame; the embed previews itself in one without an address.
/// Styles may stand in attributes, since the pages size their pictures by them; scripts may not.
/// What a page needs beside that is given as `more`.
pub(super) fn policy(
    script: &str,
    style: &str,
    image: &str,
    connect: &str,
    frame: &str,
    more: &str,
) -> String {
    format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; \
         script-src {script} 'wasm-unsafe-eval'; style-src {style}; img-src {image}; \
         connect-src {connect}; frame-src {frame}; {more}base-uri 'none'; form-action 'none'\">"
    )
}
