import { render } from "preact";
import { chooseLanguage } from "../locales/index.ts";
import { onThemeChanged, openHost, prefersDark } from "../outlook/host.ts";
import { Pane } from "./pane.tsx";
import "./pane.css";

const host = await openHost();
await chooseLanguage(host.language);
if (host.address) {
  wear(prefersDark());
  onThemeChanged(wear);
}
const root = document.getElementById("pane");
if (root) render(<Pane opened={host} />, root);

/** Outlook's own theme; the browser's where Outlook doesn't tell. */
function wear(dark: boolean | null) {
  if (dark === null) delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = dark ? "dark" : "light";
}
