module.exports = {
  title: "A course",
  url: "https://course.example",
  baseUrl: "/",
  scripts: [{ src: "/fall-line.js", type: "module" }],
  presets: [["classic", { docs: { routeBasePath: "/" }, blog: false }]],
};
