import DefaultTheme from "vitepress/theme";
import "../../fall-line/fall-line.js";

export default DefaultTheme;
