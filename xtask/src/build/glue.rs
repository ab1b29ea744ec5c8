//! The glue without what it does for browsers, and ways of calling it, that the pages have not.

use anyhow::{Context, Result};

/// Pieces of it, and what stands in their place.
const CUT: [(&str, &str); 6] = [
    (
        "(typeof FinalizationRegistry === 'undefined')\n    \
         ? { register: () => {}, unregister: () => {} }\n    : new FinalizationRegistry",
        "new FinalizationRegistry",
    ),
    // A decoder that has seen two gigabytes of text.
    (
        "    numBytesDecoded += bytes.length;\n    \
         if (numBytesDecoded >= MAX_SAFARI_DECODE_BYTES) {\n        \
         cachedTextDecoder = new TextDecoder('utf-8', { ignoreBOM: true });\n        \
         cachedTextDecoder.decode();\n        numBytesDecoded = bytes.length;\n    }\n",
        "",
    ),
    // Memory that grew has another buffer.
    (
        "cachedDataViewMemory0.buffer.detached === true || \
         (cachedDataViewMemory0.buffer.detached === undefined && \
         cachedDataViewMemory0.buffer !== wasm.memory.buffer)",
        "cachedDataViewMemory0.buffer !== wasm.memory.buffer",
    ),
    ("wasm.__wbindgen_malloc, wasm.__wbindgen_realloc)", "wasm.__wbindgen_malloc)"),
    (" * 1, 1)", ", 1)"),
    (" + 4 * 0", ""),
];

const PASS: &str = "function passStringToWasm0(";
/// Texts go to the wasm in one way, not in another where they have no accents.
const PASS_SHORT: &str = "function passStringToWasm0(arg, malloc) {
    const bytes = cachedTextEncoder.encode(arg);
    const ptr = malloc(bytes.length, 1) >>> 0;
    getUint8ArrayMemory0().set(bytes, ptr);
    WASM_VECTOR_LEN = bytes.length;
    return ptr;
}
";
/// What only `using` asks for.
const DISPOSE: &str = "if (Symbol.dispose) ";

/// The glue as it came, but for that.
pub(super) fn trimmed(glue: &str) -> Result<String> {
    let mut trimmed = String::new();
    for line in glue.split_inclusive('\n').filter(|line| !line.starts_with(DISPOSE)) {
        trimmed.push_str(line);
    }
    for (piece, instead) in CUT {
        trimmed.contains(piece).then_some(()).with_context(|| format!("the glue has no `{piece}`"))?;
        trimmed = trimmed.replace(piece, instead);
    }
    let (before, rest) = trimmed.split_once(PASS).context("the glue passes no texts")?;
    let (_, after) = rest.split_once("\n}\n").context("the glue's function has no end")?;
    Ok([before, PASS_SHORT, after].concat())
}
