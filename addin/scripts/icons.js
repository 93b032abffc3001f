/** Draws the manifest's icons from our own drawing: `npm run icons`, then commit the files. */
import { readFileSync, writeFileSync } from "node:fs";
import { Resvg } from "@resvg/resvg-js";

const sizes = [16, 25, 32, 48, 50, 64, 75, 80, 96, 128, 144];
const drawing = readFileSync(new URL("../public/icons/icon.svg", import.meta.url), "utf8");
for (const size of sizes)
  writeFileSync(
    new URL(`../public/icons/icon-${size}.png`, import.meta.url),
    new Resvg(drawing, { fitTo: { mode: "width", value: size } }).render().asPng(),
  );
