//! The headers that the pages are to be served with: here by `serve`, elsewhere by the file
//! `_headers`, which Netlify and Cloudflare Pages read.

use axum::http::{HeaderMap, HeaderName, HeaderValue};

/// Frames anywhere may hold the pages, and a page that isolates itself too. Nothing says who may: to
/// browsers even `frame-ancestors *` means pages from a network alone, and would shut out those from a
/// disk, notebooks in editors, and shells of apps.
const EVERYWHERE: [(&str, &str); 4] = [
    ("Cross-Origin-Embedder-Policy", "require-corp"),
    ("Cross-Origin-Resource-Policy", "cross-origin"),
    ("Access-Control-Allow-Origin", "*"),
    ("X-Content-Type-Options", "nosniff"),
];

/// Hashed files never change.
const ASSETS: &str = "/assets/";
const FOR_EVER: (&str, &str) = ("Cache-Control", "public, max-age=31536000, immutable");
/// All else is asked for anew, which such services do by themselves. They join what several of
/// the file's rules say of one header, so that it must not stand under `/*`.
const ASK_AGAIN: (&str, &str) = ("Cache-Control", "no-cache");

fn pairs(path: &str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let cache = if path.starts_with(ASSETS) { FOR_EVER } else { ASK_AGAIN };
    EVERYWHERE.into_iter().chain([cache])
}

/// The headers of a path, for an answer here.
pub(crate) fn of(path: &str) -> HeaderMap {
    let typed = |(name, value)| Some((HeaderName::from_bytes(name).ok()?, HeaderValue::from_static(value)));
    pairs(path).map(|(name, value)| (name.as_bytes(), value)).filter_map(typed).collect()
}

/// The file `_headers`.
pub(crate) fn file() -> String {
    let line = |(name, value): (&str, &str)| format!("  {name}: {value}\n");
    let everywhere: String = EVERYWHERE.into_iter().map(line).collect();
    format!("/*\n{everywhere}{ASSETS}*\n{}", line(FOR_EVER))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a service makes of the file for a path.
    fn served(path: &str) -> Vec<(String, String)> {
        let mut found = Vec::new();
        let mut applies = false;
        for line in file().lines() {
            match line.strip_prefix("  ").and_then(|header| header.split_once(": ")) {
                Some((name, value)) if applies => found.push((name.to_string(), value.to_string())),
                Some(_) => {}
                None => applies = path.starts_with(line.trim_end_matches('*')),
            }
        }
        found
    }

    #[test]
    fn the_file_says_what_is_served_here() {
        for path in ["/", "/embed.html", "/fall-line.js", "/assets/lab-0123456789.js"] {
            let here: Vec<_> = pairs(path)
                .filter(|header| *header != ASK_AGAIN)
                .map(|(name, value)| (name.to_string(), value.to_string()))
                .collect();
            assert_eq!(served(path), here, "{path}");
        }
    }

    #[test]
    fn every_page_may_hold_it() {
        let forbids = |(name, value): &(&str, &str)| {
            name.eq_ignore_ascii_case("x-frame-options") || value.contains("frame-ancestors")
        };
        assert!(pairs("/embed.html").all(|header| !forbids(&header)));
    }

    #[test]
    fn only_hashed_files_are_kept_for_ever() {
        let kept = |path| pairs(path).any(|header| header == FOR_EVER);
        assert!(kept("/assets/style-0123456789.css"));
        assert!(["/", "/embed.html", "/fall-line.js", "/oembed.json"].into_iter().all(|path| !kept(path)));
    }
}
