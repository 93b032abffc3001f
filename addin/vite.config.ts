import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { head } from "./scripts/head.ts";
import { tokens } from "./scripts/tokens.ts";

const page = (name: string) => fileURLToPath(new URL(name, import.meta.url));

export default defineConfig({
  // The Server serves everything built here under /pane/, the pages of src/web included.
  base: "/pane/",
  plugins: [head(), tokens()],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target: "es2022",
    cssTarget: ["chrome123", "safari17.5", "firefox121"],
    rolldownOptions: {
      input: {
        index: page("index.html"),
        consultation: page("consultation.html"),
        reviews: page("reviews.html"),
        templates: page("templates.html"),
        signIn: page("sign-in.html"),
      },
    },
  },
  test: { include: ["src/**/*.test.{ts,tsx}", "tests/**/*.test.ts"] },
});
