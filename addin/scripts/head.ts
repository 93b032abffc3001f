import type { Plugin } from "vite";

/** What the head of every page begins with, so that a page names only its title and its scripts. */
export const head = (): Plugin => ({
  name: "head",
  transformIndexHtml: () =>
    [
      { tag: "meta", attrs: { charset: "utf-8" } },
      { tag: "meta", attrs: { name: "viewport", content: "width=device-width, initial-scale=1" } },
      { tag: "meta", attrs: { name: "color-scheme", content: "light dark" } },
      { tag: "link", attrs: { rel: "icon", href: "/pane/icons/icon-32.png" } },
    ].map((tag) => ({ ...tag, injectTo: "head-prepend" })),
});
