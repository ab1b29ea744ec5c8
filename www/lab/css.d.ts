// Styles that a part brings along, as the build gives them.

declare module "*.css" {
  const styles: string;
  export default styles;
}
