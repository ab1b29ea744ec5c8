// Wasm put together again: it travels sorted by what its bytes mean, which packs a ninth tighter.
// `xtask/src/streams.rs` sorts it and says how.

const [BEFORE, AFTER, LOCALS, OPERATIONS, ALIGNMENTS, STREAMS] = [512, 513, 514, 515, 516, 517];

/** How many numbers follow each operation, where that is always the same. */
const NUMBERS = new Uint8Array(256);
for (const operation of [2, 3, 4, 0x0c, 0x0d, 0x10, 0x3f, 0x40, 0x41, 0x42, 0xd0, 0xd2]) NUMBERS[operation] = 1;
NUMBERS.fill(1, 0x20, 0x3f);
NUMBERS[0x11] = 2;

/** A size is written into so many bytes, whatever it is, once what it measures is written. */
const SIZE = 5;

/**
 * The module of a sorted file.
 * @param {Uint8Array<ArrayBuffer>} sorted
 */
export function joined(sorted) {
  const lengths = new Uint32Array(sorted.buffer, 0, STREAMS);
  /** Where each stream's next byte stands. */
  const ahead = new Uint32Array(STREAMS);
  let start = 4 * STREAMS;
  lengths.forEach((length, stream) => {
    ahead[stream] = start;
    start += length;
  });
  const out = new Uint8Array(2 * sorted.length);
  let end = 0;

  /**
   * @param {number} stream
   * @param {number} count
   */
  const bytes = (stream, count) => {
    const at = ahead[stream] ?? 0;
    out.set(sorted.subarray(at, at + count), end);
    ahead[stream] = at + count;
    end += count;
  };

  /**
   * Numbers have 7 bits in each byte, and the last byte lacks the eighth.
   * @param {number} stream
   * @param {number} count
   */
  const numbers = (stream, count) => {
    let at = ahead[stream] ?? 0;
    while (count > 0) {
      const byte = (out[end++] = sorted[at++] ?? 0);
      if (byte < 128) count -= 1;
    }
    ahead[stream] = at;
  };

  /** One that is needed here too. @param {number} stream */
  const number = (stream) => {
    const begin = end;
    numbers(stream, 1);
    return out.subarray(begin, end).reduceRight((value, byte) => value * 128 + (byte & 127), 0);
  };

  /** @param {number} begin where the size goes, before what it measures */
  const size = (begin) => {
    const count = end - begin - SIZE;
    for (let index = 0; index < SIZE; index += 1) {
      out[begin + index] = ((count >>> (7 * index)) & 127) | (index < SIZE - 1 ? 128 : 0);
    }
  };

  bytes(BEFORE, lengths[BEFORE] ?? 0);
  out[end++] = 10; // the code's section
  const section = end;
  end += SIZE;
  for (let functions = number(LOCALS); functions > 0; functions -= 1) {
    const begin = end;
    end += SIZE;
    numbers(LOCALS, 2 * number(LOCALS));
    let next = ahead[OPERATIONS] ?? 0;
    for (let depth = 0; depth >= 0; ) {
      const operation = (out[end++] = sorted[next++] ?? 0);
      if (operation >= 2 && operation <= 4) depth += 1;
      else if (operation === 0x0b) depth -= 1;
      if (operation === 0x41) numbers(256 + (sorted[next] ?? 0), 1);
      else if (operation === 0x0e) numbers(operation, number(operation) + 1);
      else if (operation === 0x1c) numbers(operation, number(operation));
      else if (operation === 0x43) bytes(operation, 4);
      else if (operation === 0x44) bytes(operation, 8);
      else if (operation === 0xfc) {
        const second = number(operation);
        numbers(operation, second < 8 ? 0 : second < 15 && second % 2 === 0 ? 2 : 1);
      } else {
        if (operation >= 0x28 && operation <= 0x3e) numbers(ALIGNMENTS, 1);
        numbers(operation, NUMBERS[operation] ?? 0);
      }
    }
    ahead[OPERATIONS] = next;
    size(begin);
  }
  size(section);
  bytes(AFTER, lengths[AFTER] ?? 0);
  return out.subarray(0, end);
}
