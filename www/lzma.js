// LZMA undone: it packs code a sixth tighter than gzip, the only packing that browsers undo by
// themselves. After the specification in the LZMA SDK, which Igor Pavlov gave to the public.

const STATES = 12;
/** Models that depend on the place in the text are kept for so many places at most. */
const PLACES = 16;
const LENGTH_MODELS = 2 + 2 * 8 * PLACES + 256;
// Where the models of each kind begin.
const IS_MATCH = 0;
const IS_REPEAT = IS_MATCH + STATES * PLACES;
const IS_OLDER = IS_REPEAT + STATES;
const IS_OLDER_STILL = IS_OLDER + STATES;
const IS_OLDEST = IS_OLDER_STILL + STATES;
const IS_LONG = IS_OLDEST + STATES;
const SLOT = IS_LONG + STATES * PLACES;
const DISTANCE = SLOT + 4 * 64;
const ALIGN = DISTANCE + 128;
const LENGTH = ALIGN + 16;
const REPEAT_LENGTH = LENGTH + LENGTH_MODELS;
const LITERAL = REPEAT_LENGTH + LENGTH_MODELS;

/**
 * What an .lzma file holds; its header must tell the size.
 * @param {Uint8Array<ArrayBuffer>} packed
 */
export function unpacked(packed) {
  const header = new DataView(packed.buffer);
  const properties = header.getUint8(0);
  const contextBits = properties % 9;
  const literalMask = (1 << (Math.floor(properties / 9) % 5)) - 1;
  const placeMask = (1 << Math.floor(properties / 45)) - 1;
  const out = new Uint8Array(header.getUint32(5, true));
  /** How likely each model's next bit is a 0, of 2048. */
  const models = new Uint16Array(LITERAL + (0x300 << contextBits) * (literalMask + 1)).fill(1024);
  // Range and code, of 32 bits each: as numbers that functions share, most would be boxed. The
  // header has 13 bytes, and the first one after it says nothing.
  const coder = new Uint32Array([0xffff_ffff, header.getUint32(14)]);
  let read = 18;

  /**
   * A number with a model for each bit, its highest first, and a 1 before them.
   * @param {number} model
   * @param {number} end what it only reaches with all its bits
   */
  const walk = (model, end) => {
    let range = coder[0] ?? 0;
    let code = coder[1] ?? 0;
    let found = 1;
    while (found < end) {
      const at = model + found;
      const chance = models[at] ?? 0;
      const bound = Math.imul(range >>> 11, chance) >>> 0;
      found <<= 1;
      if (code < bound) {
        range = bound;
        models[at] = chance + ((2048 - chance) >> 5);
      } else {
        range -= bound;
        code -= bound;
        models[at] = chance - (chance >> 5);
        found += 1;
      }
      if (range < 0x100_0000) {
        range = (range << 8) >>> 0;
        code = ((code << 8) | (packed[read++] ?? 0)) >>> 0;
      }
    }
    coder[0] = range;
    coder[1] = code;
    return found;
  };

  /** @param {number} model */
  const bit = (model) => walk(model - 1, 2) - 2;

  /**
   * @param {number} model
   * @param {number} bits
   */
  const number = (model, bits) => walk(model, 1 << bits) - (1 << bits);

  /**
   * A number whose lowest bit comes first.
   * @param {number} model
   * @param {number} bits
   */
  const backwards = (model, bits) => {
    let found = 0;
    for (let left = walk(model, 1 << bits); left > 1; left >>= 1) found = (found << 1) | (left & 1);
    return found;
  };

  /**
   * A number whose bits have no model.
   * @param {number} bits
   */
  const plain = (bits) => {
    let range = coder[0] ?? 0;
    let code = coder[1] ?? 0;
    let found = 0;
    for (let index = 0; index < bits; index += 1) {
      range >>>= 1;
      found <<= 1;
      if (code >= range) {
        code -= range;
        found += 1;
      }
      if (range < 0x100_0000) {
        range = (range << 8) >>> 0;
        code = ((code << 8) | (packed[read++] ?? 0)) >>> 0;
      }
    }
    coder[0] = range;
    coder[1] = code;
    return found;
  };

  /**
   * @param {number} model
   * @param {number} place
   */
  const length = (model, place) => {
    if (!bit(model)) return 2 + number(model + 2 + 8 * place, 3);
    if (!bit(model + 1)) return 10 + number(model + 2 + 8 * (PLACES + place), 3);
    return 18 + number(model + 2 + 16 * PLACES, 8);
  };

  /** @param {number} count how many bytes are to be copied from there */
  const distance = (count) => {
    const slot = number(SLOT + 64 * Math.min(count - 2, 3), 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const high = (2 | (slot & 1)) << bits;
    if (slot < 14) return high + backwards(DISTANCE + high - slot - 1, bits);
    return high + (plain(bits - 4) << 4) + backwards(ALIGN, 4);
  };

  let state = 0;
  // The last four distances.
  let newest = 0;
  let older = 0;
  let olderStill = 0;
  let oldest = 0;

  /** @param {number} at */
  const literal = (at) => {
    const context = ((at & literalMask) << contextBits) + ((out[at - 1] ?? 0) >> (8 - contextBits));
    const model = LITERAL + 0x300 * context;
    if (state < 7) return walk(model, 0x100);
    // After a copy, probably unlike what stands where that would have gone on.
    const like = 0x100 | (out[at - newest - 1] ?? 0);
    let found = 1;
    for (let index = 7; found < 0x100; index -= 1) {
      const isLike = found === like >> (index + 1);
      found = (found << 1) | bit(model + found + (isLike ? (1 + ((like >> index) & 1)) << 8 : 0));
    }
    return found;
  };

  for (let at = 0; at < out.length; ) {
    const place = at & placeMask;
    if (!bit(IS_MATCH + PLACES * state + place)) {
      out[at] = literal(at);
      at += 1;
      state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
      continue;
    }
    let count;
    if (!bit(IS_REPEAT + state)) {
      count = length(LENGTH, place);
      oldest = olderStill;
      olderStill = older;
      older = newest;
      newest = distance(count);
      state = state < 7 ? 7 : 10;
    } else {
      let isShort = false;
      if (!bit(IS_OLDER + state)) {
        isShort = !bit(IS_LONG + PLACES * state + place);
      } else {
        let again = older;
        if (bit(IS_OLDER_STILL + state)) {
          again = olderStill;
          if (bit(IS_OLDEST + state)) {
            again = oldest;
            oldest = olderStill;
          }
          olderStill = older;
        }
        older = newest;
        newest = again;
      }
      count = isShort ? 1 : length(REPEAT_LENGTH, place);
      state = state < 7 ? (isShort ? 9 : 8) : 11;
    }
    for (const end = at + count; at < end; at += 1) out[at] = out[at - newest - 1] ?? 0;
  }
  return out;
}
