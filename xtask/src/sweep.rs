//! Clears away the constants and functions that nothing reaches any more.
//!
//! The linker keeps whatever one function mentions, and by then every panic still mentions its
//! message, its place in the source, and by `core::fmt` the tables of Unicode. Once `quiet` has
//! cut those off, nobody looks for what they alone needed: `wasm-opt` clears functions, but to it
//! memory is one lump of bytes. The linker's own notes (`--emit-relocs`) tell which bytes belong
//! together, and who points at them.

use std::collections::{HashMap, HashSet};
use std::error::Error;
use std::ops::Range;
use walrus::ir::{Instr, InstrLocId, Value, Visitor, dfs_in_order};
use walrus::{ConstExpr, DataId, ElementItems, ElementKind, ExportItem, FunctionId, FunctionKind, Module};
use wasmparser::{KnownCustom, Linking, Parser, Payload, RelocationType, SymbolInfo};

/// What the linker notes down when it is asked to.
pub const NOTES: &str = "-Clink-arg=--emit-relocs";

/// A constant's place: the segment of memory, and the bytes there.
#[derive(Clone)]
struct Constant {
    segment: usize,
    bytes: Range<usize>,
}

/// What a place in the code or in a constant points at.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Target {
    /// The constant of that number.
    Constant(usize),
    /// Some function in the table; the place itself holds its slot there.
    Slot,
}

/// The linker's notes on one file of wasm.
#[derive(Default)]
struct Notes {
    /// By the number of their symbol.
    constants: HashMap<usize, Constant>,
    /// By the place in the file at which an instruction's operand stands.
    code: HashMap<usize, Target>,
    /// The pointers inside of constants: segment, place in it, and what it points at.
    pointers: Vec<(usize, usize, Target)>,
}

impl Notes {
    fn read(wasm: &[u8]) -> Result<Self, Box<dyn Error>> {
        let mut notes = Self::default();
        // Where each section's content begins, and each segment's bytes lie.
        let (mut sections, mut segments, mut kept) = (Vec::new(), Vec::new(), Vec::new());
        let mut code = None;
        for payload in Parser::new(0).parse_all(wasm) {
            let payload = payload?;
            if let Some((_, range)) = payload.as_section() {
                sections.push(range.start);
            }
            match payload {
                Payload::CodeSectionStart { .. } => code = Some(sections.len() - 1),
                Payload::DataSection(reader) => {
                    for segment in reader {
                        let segment = segment?;
                        segments.push(segment.range.end - segment.data.len()..segment.range.end);
                    }
                }
                Payload::CustomSection(custom) => match custom.as_known() {
                    KnownCustom::Linking(linking) => {
                        for part in linking.subsections() {
                            if let Linking::SymbolTable(symbols) = part? {
                                for (number, symbol) in symbols.into_iter().enumerate() {
                                    if let SymbolInfo::Data { symbol: Some(place), .. } = symbol? {
                                        let from = place.offset as usize;
                                        let bytes = from..from + place.size as usize;
                                        let segment = place.index as usize;
                                        notes.constants.insert(number, Constant { segment, bytes });
                                    }
                                }
                            }
                        }
                    }
                    KnownCustom::Reloc(places) => kept.push(places),
                    _ => {}
                },
                _ => {}
            }
        }
        for places in kept {
            let section = places.section_index() as usize;
            let start = *sections.get(section).ok_or("notes on a section that is not there")?;
            for place in places.entries() {
                let place = place?;
                let target = match place.ty {
                    RelocationType::MemoryAddrLeb
                    | RelocationType::MemoryAddrSleb
                    | RelocationType::MemoryAddrI32 => Target::Constant(place.index as usize),
                    RelocationType::TableIndexSleb | RelocationType::TableIndexI32 => Target::Slot,
                    _ => continue,
                };
                let at = start + place.offset as usize;
                if Some(section) == code {
                    notes.code.insert(at, target);
                } else if let Some(segment) = segments.iter().position(|bytes| bytes.contains(&at)) {
                    notes.pointers.push((segment, at - segments[segment].start, target));
                }
            }
        }
        if notes.constants.is_empty() {
            return Err("the linker left no notes".into());
        }
        Ok(notes)
    }

    fn pointers_in<'a>(&'a self, constant: &'a Constant) -> impl Iterator<Item = (usize, Target)> + 'a {
        let inside = self.pointers.iter();
        inside.filter_map(move |&(segment, at, target)| {
            (segment == constant.segment && constant.bytes.contains(&at)).then_some((at, target))
        })
    }
}

/// Fills with zeros the constants that no function reaches from outside, and empties the
/// functions that only they led to. `linked` is the file that `module` was read from.
pub fn unreached(module: &mut Module, linked: &[u8]) -> Result<(), Box<dyn Error>> {
    let notes = Notes::read(linked)?;
    let segments: Vec<DataId> = module.data.iter().map(walrus::Data::id).collect();
    let reached = Reached::from_outside(module, &notes, &segments)?;
    let functions: Vec<FunctionId> = module.funcs.iter_local().map(|(id, _)| id).collect();
    for id in functions.into_iter().filter(|id| !reached.functions.contains(id)) {
        crate::quiet::empty(module, id);
    }
    // Constants may overlap: what two share stays when one of them does.
    let needed: Vec<&Constant> =
        reached.constants.iter().filter_map(|number| notes.constants.get(number)).collect();
    for constant in notes.constants.values() {
        let Some(&segment) = segments.get(constant.segment) else { continue };
        let content = &mut module.data.get_mut(segment).value;
        for at in constant.bytes.clone() {
            let is_needed =
                needed.iter().any(|other| other.segment == constant.segment && other.bytes.contains(&at));
            if !is_needed && let Some(byte) = content.get_mut(at) {
                *byte = 0;
            }
        }
    }
    for section in ["linking", "reloc.CODE", "reloc.DATA"] {
        module.customs.remove_raw(section);
    }
    Ok(())
}

/// What a page can come to.
#[derive(Default)]
struct Reached {
    functions: HashSet<FunctionId>,
    constants: HashSet<usize>,
}

impl Reached {
    fn from_outside(module: &Module, notes: &Notes, segments: &[DataId]) -> Result<Self, Box<dyn Error>> {
        let slots = slots(module);
        let exported = module.exports.iter().filter_map(|export| match export.item {
            ExportItem::Function(id) => Some(id),
            _ => None,
        });
        let mut ahead: Vec<FunctionId> = exported.chain(module.start).collect();
        let mut reached = Self::default();
        let mut constants = Vec::new();
        loop {
            if let Some(id) = ahead.pop() {
                if !reached.functions.insert(id) {
                    continue;
                }
                if let FunctionKind::Local(function) = &module.funcs.get(id).kind {
                    let mut mentions =
                        Mentions { notes, functions: Vec::new(), slots: Vec::new(), constants: Vec::new() };
                    dfs_in_order(&mut mentions, function, function.entry_block());
                    ahead.extend(mentions.functions);
                    ahead.extend(mentions.slots.iter().filter_map(|slot| slots.get(slot)));
                    constants.extend(mentions.constants);
                }
            } else if let Some(number) = constants.pop() {
                if !reached.constants.insert(number) {
                    continue;
                }
                let Some(constant) = notes.constants.get(&number) else { continue };
                let segment = segments.get(constant.segment).ok_or("a segment is gone")?;
                let content = &module.data.get(*segment).value;
                for (at, target) in notes.pointers_in(constant) {
                    match target {
                        Target::Constant(number) => constants.push(number),
                        Target::Slot => {
                            let slot = content.get(at..at + 4).ok_or("a pointer past its segment")?;
                            let slot = u32::from_le_bytes(slot.try_into()?);
                            ahead.extend(slots.get(&slot));
                        }
                    }
                }
            } else {
                return Ok(reached);
            }
        }
    }
}

/// The functions in the table, by their slot.
fn slots(module: &Module) -> HashMap<u32, FunctionId> {
    let mut slots = HashMap::new();
    for element in module.elements.iter() {
        let ElementKind::Active { offset: ConstExpr::Value(Value::I32(first)), .. } = element.kind else {
            continue;
        };
        if let ElementItems::Functions(ids) = &element.items {
            slots.extend((first as u32..).zip(ids.iter().copied()));
        }
    }
    slots
}

/// What one function points at.
struct Mentions<'a> {
    notes: &'a Notes,
    functions: Vec<FunctionId>,
    slots: Vec<u32>,
    constants: Vec<usize>,
}

impl<'instr> Visitor<'instr> for Mentions<'_> {
    fn visit_instr(&mut self, instruction: &'instr Instr, place: &'instr InstrLocId) {
        // An operand stands behind the operation's byte; an address' offset behind its alignment too.
        let operand = match instruction {
            Instr::Const(_) => 1,
            Instr::Load(_) | Instr::Store(_) => 2,
            _ => return,
        };
        if place.is_default() {
            return;
        }
        match self.notes.code.get(&(place.data() as usize + operand)) {
            Some(Target::Constant(number)) => self.constants.push(*number),
            Some(Target::Slot) => {
                if let Instr::Const(value) = instruction
                    && let Value::I32(slot) = value.value
                {
                    self.slots.push(slot as u32);
                }
            }
            None => {}
        }
    }

    fn visit_function_id(&mut self, id: &FunctionId) {
        self.functions.push(*id);
    }
}
