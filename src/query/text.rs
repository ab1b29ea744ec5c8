//! The letters of a query: pairs, percent escapes, numbers.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// Longer queries are cut.
pub(super) const LONGEST: usize = 4096;

/// What stands bare in a canonical value.
const ESCAPED: AsciiSet = NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b',')
    .remove(b':')
    .remove(b'^')
    .remove(b'(')
    .remove(b')')
    .remove(b'*');

/// A key with its value, still escaped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pair<'q> {
    pub key: &'q str,
    pub raw: &'q str,
}

/// The part of a query that is read: without its mark, and cut at its last whole pair.
pub(super) fn readable(query: &str) -> &str {
    let bare = query.strip_prefix(['?', '#']).unwrap_or(query);
    if bare.len() <= LONGEST {
        return bare;
    }
    let head = &bare.as_bytes()[..=LONGEST];
    head.iter().rposition(|&byte| byte == b'&').and_then(|end| bare.get(..end)).unwrap_or_default()
}

/// The pairs of a query in order; empty ones are passed over.
pub(super) fn pairs(query: &str) -> Vec<Pair<'_>> {
    let mut pairs = Vec::new();
    for piece in query.split('&').map(unescaped) {
        if !piece.is_empty() {
            let (key, raw) = piece.split_once('=').unwrap_or((piece, ""));
            pairs.push(Pair { key, raw });
        }
    }
    pairs
}

/// A piece of a query without the rest of an `&amp;`, as it stands in the source of a page.
fn unescaped(piece: &str) -> &str {
    let mut piece = piece.trim();
    while let Some(rest) = piece.strip_prefix("amp;") {
        piece = rest;
    }
    piece
}

/// A value as forms write it: a plus sign is a space.
pub(super) fn decoded(raw: &str) -> String {
    decoded_with_plus(&raw.replace('+', " "))
}

/// A value in which a plus sign is a plus sign. Bytes that are not UTF-8 are read as Latin-1, in
/// which old pages write their links.
pub(super) fn decoded_with_plus(raw: &str) -> String {
    let bytes: Vec<u8> = percent_decode_str(raw).collect();
    let in_latin_1 = |bytes: Vec<u8>| bytes.into_iter().map(char::from).collect();
    String::from_utf8(bytes).unwrap_or_else(|error| in_latin_1(error.into_bytes()))
}

/// Joins pairs, escaping their values.
pub(super) fn joined(pairs: &[(&'static str, String)]) -> String {
    let mut query = String::new();
    for (key, value) in pairs {
        if !query.is_empty() {
            query.push('&');
        }
        query.push_str(key);
        query.push('=');
        query.extend(utf8_percent_encode(value, &ESCAPED));
    }
    query
}
