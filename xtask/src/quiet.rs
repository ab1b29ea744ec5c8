//! Leaves out what writes panics' messages: a page has nobody who reads them.
//!
//! A panic without its message is the same trap. What remains of `core::fmt` then hangs on its
//! tables alone, unless the crate itself calls it; that is said, since it costs a tenth of the
//! embed. `number::shortest` and `concat` do the same for fewer bytes.

use std::collections::HashSet;
use walrus::ir::{Instr, InstrSeq, InstrSeqId, Unreachable, Visitor, dfs_in_order};
use walrus::{ElementItems, ExportItem, FunctionId, FunctionKind, LocalFunction, Module};

/// What the names of the standard library's functions hold that do nothing but panic.
const PANICS: [&str; 8] = [
    "panicking::",
    "_fail",
    "panic_already_",
    "panic_on_",
    "handle_error",
    "handle_alloc_error",
    "_overflow",
    "rust_oom",
];

/// What the names of functions hold that write by `core::fmt`, whoever's they are.
const WRITERS: [&str; 3] = ["::fmt::", "PanicPayload", "alloc_error_hook"];

/// Empties the functions that only serve panics' messages; for `wasm-opt` to clear away.
pub fn panics(module: &mut Module) {
    let of = |is: fn(&str) -> bool| -> HashSet<FunctionId> {
        let locals = module.funcs.iter_local().map(|(id, _)| id);
        locals.filter(|&id| module.funcs.get(id).name.as_deref().is_some_and(is)).collect()
    };
    let (panics, writers) = (of(only_panics), of(only_writes));
    for id in panics.iter().copied() {
        // One that may return does not end so.
        if local(module, id).is_some_and(|function| {
            let body = function.block(function.entry_block());
            body.instrs.last().is_some_and(|(last, _)| last.is_unreachable())
        }) {
            empty(module, id);
        }
    }
    cut(module);
    let callers = callers(module, &writers);
    match callers.first() {
        None => writers.into_iter().for_each(|id| empty(module, id)),
        Some(caller) => println!("core::fmt stays in: {caller} writes by it, and {} more", callers.len() - 1),
    }
}

/// Leaves out what only leads up to a panic: the arguments of functions that do nothing but trap,
/// and the calls themselves.
fn cut(module: &mut Module) {
    let mut traps = HashSet::new();
    loop {
        let ids: Vec<FunctionId> = module.funcs.iter_local().map(|(id, _)| id).collect();
        let before = traps.len();
        for id in ids {
            let FunctionKind::Local(function) = &mut module.funcs.get_mut(id).kind else { continue };
            let mut found = Sequences(Vec::new());
            dfs_in_order(&mut found, function, function.entry_block());
            for sequence in found.0 {
                let instructions = &mut function.block_mut(sequence).instrs;
                let end = instructions.iter().position(|(instruction, _)| match instruction {
                    Instr::Call(call) => traps.contains(&call.func),
                    Instr::Unreachable(_) => true,
                    _ => false,
                });
                let Some(end) = end else { continue };
                let (_, place) = instructions[end];
                let seen = instructions[..end].iter().rposition(|(instruction, _)| !is_private(instruction));
                instructions.truncate(seen.map_or(0, |at| at + 1));
                instructions.push((Instr::Unreachable(Unreachable {}), place));
            }
            let body = &function.block(function.entry_block()).instrs;
            if let [(Instr::Unreachable(_), _)] = body.as_slice() {
                traps.insert(id);
            }
        }
        if traps.len() == before {
            return;
        }
    }
}

/// Whether nobody outside sees what this does, if a trap follows at once.
fn is_private(instruction: &Instr) -> bool {
    use Instr::{
        Binop, Const, Drop, GlobalGet, GlobalSet, Load, LocalGet, LocalSet, LocalTee, Select, Store, Unop,
    };
    matches!(
        instruction,
        Const(_)
            | LocalGet(_)
            | LocalSet(_)
            | LocalTee(_)
            | GlobalGet(_)
            | GlobalSet(_)
            | Load(_)
            | Store(_)
            | Binop(_)
            | Unop(_)
            | Select(_)
            | Drop(_)
    )
}

struct Sequences(Vec<InstrSeqId>);

impl<'instr> Visitor<'instr> for Sequences {
    fn start_instr_seq(&mut self, sequence: &'instr InstrSeq) {
        self.0.push(sequence.id());
    }
}

/// Names carry their crate's hash in brackets.
fn is_standard(name: &str) -> bool {
    let name = name.trim_start_matches('<');
    ["core[", "alloc[", "std["].iter().any(|library| name.starts_with(library))
}

fn only_panics(name: &str) -> bool {
    is_standard(name) && PANICS.iter().any(|part| name.contains(part))
}

fn only_writes(name: &str) -> bool {
    WRITERS.iter().any(|part| name.contains(part))
}

/// The functions that run, whatever the page does, and call one of `writers`; those themselves
/// aside.
fn callers(module: &Module, writers: &HashSet<FunctionId>) -> Vec<String> {
    let exported = module.exports.iter().filter_map(|export| match export.item {
        ExportItem::Function(id) => Some(id),
        _ => None,
    });
    let listed = module.elements.iter().flat_map(|element| match &element.items {
        ElementItems::Functions(ids) => ids.clone(),
        ElementItems::Expressions(..) => Vec::new(),
    });
    let roots = exported.chain(listed).chain(module.start);
    let mut ahead: Vec<FunctionId> = roots.filter(|id| !writers.contains(id)).collect();
    let (mut seen, mut found) = (HashSet::new(), Vec::new());
    while let Some(id) = ahead.pop() {
        if !seen.insert(id) {
            continue;
        }
        let mut called = Called(Vec::new());
        if let Some(function) = local(module, id) {
            dfs_in_order(&mut called, function, function.entry_block());
        }
        if called.0.iter().any(|id| writers.contains(id)) {
            found.extend(module.funcs.get(id).name.clone());
        }
        ahead.extend(called.0.into_iter().filter(|id| !writers.contains(id)));
    }
    found
}

struct Called(Vec<FunctionId>);

impl Visitor<'_> for Called {
    fn visit_function_id(&mut self, id: &FunctionId) {
        self.0.push(*id);
    }
}

fn local(module: &Module, id: FunctionId) -> Option<&LocalFunction> {
    match &module.funcs.get(id).kind {
        FunctionKind::Local(function) => Some(function),
        _ => None,
    }
}

pub fn empty(module: &mut Module, id: FunctionId) {
    if let FunctionKind::Local(function) = &mut module.funcs.get_mut(id).kind {
        let mut body = function.builder_mut().func_body();
        body.instrs_mut().clear();
        body.unreachable();
    }
}
