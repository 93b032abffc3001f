import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";
import { head } from "./scripts/head.ts";
import { compiledAtOnce } from "./scripts/compiled-at-once.ts";
import { tokens } from "./scripts/tokens.ts";

const page = (name: string) => fileURLToPath(new URL(name, import.meta.url));

export default defineConfig({
  // The Server serves everything built here under /pane/, the pages of src/web included.
  base: "/pane/",
  plugins: [head(), tokens(), compiledAtOnce("base"), compiledAtOnce("writing")],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    target: "es2022",
    // Every browser named here preloads modules by itself; the stand-in for those that don't would be one more request.
    modulePreload: { polyfill: false },
    cssTarget: ["chrome123", "safari17.5", "firefox121"],
    rolldownOptions: {
      input: {
        index: page("index.html"),
        consultation: page("consultation.html"),
        reviews: page("reviews.html"),
        templates: page("templates.html"),
        signIn: page("sign-in.html"),
      },
      output: {
        // One file for what every view needs at once, and one for what only a mail being written does: many small ones take
        // longer to fetch than to run.
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            {
              name: "writing",
              test: /src.(outlook.(compose|sheet-block|trace)|pane.(pane|compose|draft-store|format-choice|from-document|earlier|preview))\.tsx?$/,
            },
            {
              name: "base",
              test: /preload-helper|node_modules.(preact|openapi-fetch)|src.(api|sheet|outlook|locales.(index|ko)|pane.(?!main|read|consultation|actions|changes)).*(?<!css)$/,
            },
          ],
        },
      },
    },
  },
  test: { include: ["src/**/*.test.{ts,tsx}", "tests/**/*.test.ts"] },
});
