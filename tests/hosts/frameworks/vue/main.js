import { createApp } from "vue";
import Figure from "./Figure.vue";
import "./fall-line/fall-line.js";

createApp(Figure).mount("#root");
