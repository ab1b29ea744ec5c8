// The part of papaparse that is used; the package brings no types.
declare module "papaparse/papaparse.min.js" {
  type How = { delimiter: string, newline: string, fastMode: boolean };
  const Papa: { parse(text: string, how: How): { data: string[][] } };
  export default Papa;
}
