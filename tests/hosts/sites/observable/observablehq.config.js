export default {
  title: "A course",
  root: "src",
  // All that a page asks for comes from its own site.
  globalStylesheets: [],
  pager: false,
};
