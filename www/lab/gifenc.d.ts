// The part of gifenc that is used; the package brings no types.
declare module "gifenc" {
  type Palette = number[][];
  /** The first frame's palette serves all that bring none. */
  type Frame = { palette?: Palette, delay: number };
  type Encoder = {
    writeFrame(pixels: Uint8Array, width: number, height: number, frame: Frame): void,
    finish(): void,
    bytes(): Uint8Array,
  };
  export function GIFEncoder(): Encoder;
  export function quantize(pixels: Uint8ClampedArray, colours: number): Palette;
  export function applyPalette(pixels: Uint8ClampedArray, palette: Palette): Uint8Array;
}
