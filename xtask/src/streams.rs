//! Sorts a wasm's code by what its bytes mean: the operations in one stream, and the operands of
//! each operation in a stream of their own, so that like follows like. Packed, that is a ninth
//! smaller than the code as it stands. `www/streams.js` puts it together again.
//!
//! The sorted file is [`STREAMS`] lengths, 32 bits each, the low byte first, and then the streams.
//! An operand's stream is that of its operation's own number, but for the two kinds beside it; a
//! constant says most together with what is done to it, and goes by the operation after it.
//! What `www/streams.js` can work out by itself is left out: the sizes of functions.

use std::error::Error;
use std::ops::Range;
use wasmparser::{BinaryReader, FunctionBody, Parser, Payload};

/// How many streams there are, the empty ones too. The first 256 hold the operands of each
/// operation, the next 256 the constants before each.
const STREAMS: usize = 517;
/// The rest of the module, up to the code and after it.
const BEFORE: usize = 512;
const AFTER: usize = 513;
/// How many functions there are, and each one's local variables.
const LOCALS: usize = 514;
const OPERATIONS: usize = 515;
/// How addresses are aligned, whatever is done there.
const ALIGNMENTS: usize = 516;

/// The operations whose operands are not just so many numbers.
const BR_TABLE: u8 = 0x0e;
const TYPED_SELECT: u8 = 0x1c;
const I32_CONST: u8 = 0x41;
const F32_CONST: u8 = 0x43;
const F64_CONST: u8 = 0x44;
const MORE: u8 = 0xfc;

/// How many numbers follow an operation.
fn numbers(operation: u8) -> Option<usize> {
    Some(match operation {
        // Blocks, branches, calls; variables and tables; the memory's size; constants; references.
        0x02..=0x04 | 0x0c | 0x0d | 0x10 | 0x20..=0x26 | 0x3f..=0x42 | 0xd0 | 0xd2 => 1,
        0x11 => 2,
        0x00 | 0x01 | 0x05 | 0x0b | 0x0f | 0x1a | 0x1b | 0x45..=0xc4 | 0xd1 => 0,
        _ => return None,
    })
}

/// How many numbers follow the operations that [`MORE`] begins.
fn more_numbers(operation: u8) -> Option<usize> {
    Some(match operation {
        0..=7 => 0,
        9 | 11 | 13 | 15..=17 => 1,
        8 | 10 | 12 | 14 => 2,
        _ => return None,
    })
}

/// The sorted file of a module that is complete and valid.
pub fn sorted(wasm: &[u8]) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut streams = vec![Vec::new(); STREAMS];
    let mut code: Option<Range<usize>> = None;
    for payload in Parser::new(0).parse_all(wasm) {
        match payload? {
            Payload::CodeSectionStart { count, range, .. } => {
                write_number(&mut streams[LOCALS], count);
                code = Some(range);
            }
            Payload::CodeSectionEntry(body) => sort(wasm, &body, &mut streams)?,
            _ => {}
        }
    }
    let code = code.ok_or("a module without code")?;
    // The section's number and its size stand before it.
    let mut size = Vec::new();
    write_number(&mut size, u32::try_from(code.len())?);
    let begin = code.start - size.len() - 1;
    streams[BEFORE].extend_from_slice(wasm.get(..begin).ok_or("a section without a head")?);
    streams[AFTER].extend_from_slice(wasm.get(code.end..).ok_or("a section past the end")?);
    let mut file = Vec::new();
    for stream in &streams {
        file.extend_from_slice(&u32::try_from(stream.len())?.to_le_bytes());
    }
    streams.iter().for_each(|stream| file.extend_from_slice(stream));
    Ok(file)
}

fn sort(wasm: &[u8], body: &FunctionBody<'_>, streams: &mut [Vec<u8>]) -> Result<(), Box<dyn Error>> {
    let begin = body.get_operators_reader()?.original_position();
    streams[LOCALS].extend_from_slice(&wasm[body.range().start..begin]);
    let mut code = BinaryReader::new(&wasm[..body.range().end], 0);
    code.read_bytes(begin)?;
    while !code.eof() {
        let operation = code.read_u8()?;
        let from = code.original_position();
        streams[OPERATIONS].push(operation);
        let mut stream = usize::from(operation);
        match operation {
            BR_TABLE | TYPED_SELECT => {
                let more = usize::from(operation == BR_TABLE);
                let count = code.read_var_u32()? as usize + more;
                skip(&mut code, count)?;
            }
            0x28..=0x3e => {
                skip(&mut code, 1)?;
                streams[ALIGNMENTS].extend_from_slice(&wasm[from..code.original_position()]);
                let from = code.original_position();
                skip(&mut code, 1)?;
                streams[stream].extend_from_slice(&wasm[from..code.original_position()]);
                continue;
            }
            I32_CONST => {
                skip(&mut code, 1)?;
                let next = wasm.get(code.original_position()).ok_or("a constant at the end")?;
                stream = 256 + usize::from(*next);
            }
            F32_CONST => drop(code.read_bytes(4)?),
            F64_CONST => drop(code.read_bytes(8)?),
            MORE => {
                let second = code.read_u8()?;
                let count = more_numbers(second).ok_or_else(|| format!("unknown operation fc {second:x}"))?;
                skip(&mut code, count)?;
            }
            _ => {
                let count = numbers(operation).ok_or_else(|| format!("unknown operation {operation:x}"))?;
                skip(&mut code, count)?;
            }
        }
        streams[stream].extend_from_slice(&wasm[from..code.original_position()]);
    }
    Ok(())
}

/// Numbers take 7 bits a byte, and the last byte lacks the eighth.
fn skip(code: &mut BinaryReader<'_>, numbers: usize) -> Result<(), Box<dyn Error>> {
    for _ in 0..numbers {
        while code.read_u8()? >= 0x80 {}
    }
    Ok(())
}

fn write_number(to: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        to.push(number as u8 | 0x80);
        number >>= 7;
    }
    to.push(number as u8);
}
