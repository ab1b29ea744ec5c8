// Wasm put together again: it travels sorted by what its bytes mean, which packs a ninth tighter.
// `xtask/src/streams.rs` sorts it and says how.

const [BEFORE, AFTER, LOCALS, OPERATIONS, ALIGNMENTS, STREAMS] = [512, 513, 514, 515, 516, 517];

/** How many numbers follow each operation. */
const NUMBERS = new Uint8Array(256);
for (const operation of [2, 3, 4, 0x0c, 0x0d, 0x10, 0x3f, 0x40, 0x41, 0x42, 0xd0, 0xd2]) NUMBERS[operation] = 1;
NUMBERS.fill(1, 0x20, 0x27);
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
  const lastOperation = (ahead[OPERATIONS] ?? 0) + (lengths[OPERATIONS] ?? 0);
  const out = new Uint8Array(2 * sorted.length);
  let end = 0;

  /** @param {number} stream */
  const byte = (stream) => {
    const at = ahead[stream] ?? 0;
    ahead[stream] = at + 1;
    return (out[end++] = sorted[at] ?? 0);
  };

  /**
   * @param {number} stream
   * @param {number} count
   */
  const bytes = (stream, count) => {
    for (let left = count; left > 0; left -= 1) byte(stream);
  };

  /** @param {number} stream */
  const number = (stream) => {
    for (let value = 0, shift = 0; ; shift += 7) {
      const next = byte(stream);
      value |= (next & 127) << shift;
      if (next < 128) return value;
    }
  };

  /**
   * @param {number} stream
   * @param {number} count
   */
  const numbers = (stream, count) => {
    for (let left = count; left > 0; left -= 1) number(stream);
  };

  /** @param {() => void} content */
  const sized = (content) => {
    const begin = end;
    end += SIZE;
    content();
    const size = end - begin - SIZE;
    for (let index = 0; index < SIZE; index += 1) {
      out[begin + index] = ((size >>> (7 * index)) & 127) | (index < SIZE - 1 ? 128 : 0);
    }
  };

  const code = () => {
    let depth = 0;
    while (depth >= 0) {
      const operation = byte(OPERATIONS);
      if (operation >= 2 && operation <= 4) depth += 1;
      else if (operation === 0x0b) depth -= 1;
      if (operation >= 0x28 && operation <= 0x3e) {
        number(ALIGNMENTS);
        number(operation);
      } else if (operation === 0x41) number(256 + (sorted[ahead[OPERATIONS] ?? 0] ?? 0));
      else if (operation === 0x0e) numbers(operation, number(operation) + 1);
      else if (operation === 0x1c) numbers(operation, number(operation));
      else if (operation === 0x43) bytes(operation, 4);
      else if (operation === 0x44) bytes(operation, 8);
      else if (operation === 0xfc) {
        const second = number(operation);
        numbers(operation, second < 8 ? 0 : second < 15 && second % 2 === 0 ? 2 : 1);
      } else numbers(operation, NUMBERS[operation] ?? 0);
    }
  };

  const locals = () => {
    for (let left = number(LOCALS); left > 0; left -= 1) numbers(LOCALS, 2);
  };

  bytes(BEFORE, lengths[BEFORE] ?? 0);
  out[end++] = 10; // the code's section
  sized(() => {
    number(LOCALS);
    while ((ahead[OPERATIONS] ?? 0) < lastOperation) {
      sized(() => {
        locals();
        code();
      });
    }
  });
  bytes(AFTER, lengths[AFTER] ?? 0);
  return out.subarray(0, end);
}
