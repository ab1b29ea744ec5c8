import { svelte } from "@sveltejs/vite-plugin-svelte";
import vue from "@vitejs/plugin-vue";

export default {
  // Wherever the site is put.
  base: "./",
  logLevel: "warn",
  esbuild: { jsx: "automatic" },
  plugins: [vue({ template: { compilerOptions: { isCustomElement: (name) => name === "fall-line" } } }), svelte()],
};
