//! In which order the functions stand in the wasm: those that look alike next to each other. gzip
//! takes fewer bytes for what stands again than for what is new, and fewer the nearer it is; where a
//! linker or a compiler has put a function means nothing.

use anyhow::Result;
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use wasm_encoder::{NameMap, NameSection, Section};
use wasmparser::{Parser, Payload, TypeRef};

/// Functions are alike by the sequences of this many bytes that they share. Fewer stand everywhere.
const SEQUENCE: usize = 6;
/// How far back gzip sees.
const WINDOW: usize = 1 << 15;

/// The same wasm with each function named by its place in that order, so that `wasm-opt` can sort
/// them by name.
pub(super) fn named_by_place(wasm: &[u8]) -> Result<Vec<u8>> {
    let (mut imported, mut bodies) = (0, Vec::new());
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => bodies.push(body.as_bytes()),
            _ => {}
        }
    }
    let mut names = NameMap::new();
    for (index, place) in (imported..).zip(places(&bodies)) {
        names.append(index, &format!("{place:06}"));
    }
    let mut section = NameSection::new();
    section.functions(&names);
    let mut named = wasm.to_vec();
    section.append_to(&mut named);
    Ok(named)
}

/// The place of each function: the shortest one comes first, and is followed by the one that shares most
/// with it, and so on.
fn places(bodies: &[&[u8]]) -> Vec<usize> {
    let sequences: Vec<BTreeSet<&[u8]>> =
        bodies.iter().map(|body| body.windows(SEQUENCE).collect()).collect();
    let mut holders = BTreeMap::<&[u8], Vec<usize>>::new();
    for (function, own) in sequences.iter().enumerate() {
        own.iter().for_each(|sequence| holders.entry(sequence).or_default().push(function));
    }
    // Of what many functions have, another is found near every place: it counts the less for each.
    let weight = |holders: &[usize]| 1.0 / holders.len() as f64;
    // How much of a function's sequences stands in the window, and how many times each one does.
    let (mut shared, mut times) = (vec![0.0; bodies.len()], BTreeMap::<&[u8], u32>::new());
    let (mut window, mut bytes) = (VecDeque::new(), 0);
    let mut places = vec![0; bodies.len()];
    let mut left: BTreeSet<usize> = (0..bodies.len()).collect();
    let mut next = left.iter().copied().min_by_key(|&function| bodies[function].len());
    left.retain(|&function| Some(function) != next);
    while let Some(function) = next {
        places[function] = bodies.len() - left.len() - 1;
        window.push_back(function);
        bytes += bodies[function].len();
        for sequence in &sequences[function] {
            let times = times.entry(sequence).or_default();
            *times += 1;
            if *times == 1 {
                let holders = &holders[sequence];
                holders.iter().for_each(|&holder| shared[holder] += weight(holders));
            }
        }
        while bytes > WINDOW
            && let Some(far) = window.pop_front()
        {
            bytes -= bodies[far].len();
            for sequence in &sequences[far] {
                let times = times.entry(sequence).or_default();
                *times -= 1;
                if *times == 0 {
                    let holders = &holders[sequence];
                    holders.iter().for_each(|&holder| shared[holder] -= weight(holders));
                }
            }
        }
        // By its whole length, the short ones would be used up first.
        let likeness = |&function: &usize| shared[function] / (bodies[function].len() as f64).sqrt();
        // Of several the first.
        next = left.iter().copied().rev().max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
        left.retain(|&function| Some(function) != next);
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn functions_that_look_alike_stand_next_to_each_other() {
        let bodies: [&[u8]; 5] =
            [b"one that is long", b"another kind", b"one that is short", b"another", b"short"];
        let places = places(&bodies);
        assert_eq!(places.iter().collect::<BTreeSet<_>>().len(), bodies.len());
        assert_eq!((places[4], places[0], places[2]), (0, 1, 2));
        assert_eq!(places[1].abs_diff(places[3]), 1);
    }

    #[test]
    fn a_function_is_named_by_its_place_and_an_imported_one_is_not() {
        // (import "a" "b" (func)) and two functions that do nothing.
        let wasm = [
            &b"\0asm\x01\0\0\0"[..],
            &[1, 4, 1, 0x60, 0, 0],
            &[2, 7, 1, 1, b'a', 1, b'b', 0, 0],
            &[3, 3, 2, 0, 0],
            &[10, 7, 2, 2, 0, 0x0b, 2, 0, 0x0b],
        ]
        .concat();
        let named = named_by_place(&wasm).unwrap();
        assert!(named.starts_with(&wasm));
        assert_eq!(
            named[wasm.len()..],
            *b"\0\x18\x04name\x01\x11\x02\x01\x06000000\x02\x06000001".as_slice()
        );
    }
}
