import { webDarkTheme, webLightTheme } from "@fluentui/tokens";
import type { Plugin } from "vite";

const themes = { light: webLightTheme, dark: webDarkTheme };

/**
 * Gives style sheets the Fluent tokens they name: `@tokens light;` becomes the declarations of the tokens that the
 * same file uses through `var(--…)`, so that the themes cost no script and no unused line.
 */
export function tokens(): Plugin {
  return {
    name: "fluent-tokens",
    enforce: "pre",
    transform(code, id) {
      if (!id.endsWith(".css") || !code.includes("@tokens")) return null;
      const used = new Set(
        [...code.matchAll(/var\(--((?:color|spacing|font|line|border|stroke)[a-zA-Z0-9]+)\)/g)].map(
          (match) => match[1] ?? "",
        ),
      );
      return code.replace(/@tokens (light|dark);/g, (_, name: keyof typeof themes) =>
        [...used]
          .filter((token) => name === "light" || themes.dark[token as never] !== themes.light[token as never])
          .map((token) => {
            const value: unknown = themes[name][token as never];
            if (typeof value !== "string" && typeof value !== "number")
              throw new Error(`${id} uses --${token}, which Fluent doesn't know.`);
            return `--${token}: ${value};`;
          })
          .join("\n  "),
      );
    },
  };
}
