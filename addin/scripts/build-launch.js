/**
 * Builds the Smart Alert into one script that classic Outlook's bare runtime takes: ES2016, no import, ASCII only
 * (some classic versions read fetched scripts as another code page).
 */
import { build } from "esbuild";

await build({
  entryPoints: ["src/launch/launch.ts"],
  outfile: "dist/launch.js",
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2016",
  charset: "ascii",
  logLevel: "warning",
});
