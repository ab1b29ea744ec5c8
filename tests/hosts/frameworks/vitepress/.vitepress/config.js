export default {
  title: "A course",
  vue: { template: { compilerOptions: { isCustomElement: (name) => name === "fall-line" } } },
};
