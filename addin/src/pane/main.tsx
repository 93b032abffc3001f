import { render } from "preact";
import { chooseLanguage } from "../locales/index.ts";
import { openHost, prefersDark } from "../outlook/host.ts";
import { Pane } from "./pane.tsx";
import "./pane.css";

const host = await openHost();
await chooseLanguage(host.language);
const dark = host.mode === "none" ? null : prefersDark();
if (dark !== null) document.documentElement.dataset.theme = dark ? "dark" : "light";
const root = document.getElementById("pane");
if (root) render(<Pane opened={host} />, root);
