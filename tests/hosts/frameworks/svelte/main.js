import { mount } from "svelte";
import Figure from "./Figure.svelte";
import "./fall-line/fall-line.js";

mount(Figure, { target: document.getElementById("root") });
