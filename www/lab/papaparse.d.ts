// The part of papaparse that is used; the package brings no types.
declare module "papaparse" {
  type How = { delimiter: string, newline: string, fastMode: boolean };
  export function parse(text: string, how: How): { data: string[][] };
  const Papa: { parse: typeof parse };
  export default Papa;
}
