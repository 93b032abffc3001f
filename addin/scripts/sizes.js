/** Fails the build when the first view's script or the Smart Alert outgrows its budget (brotli, as a browser loads it). */
import { readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";

const dist = new URL("../dist/", import.meta.url);
const read = (/** @type {string} */ name) => readFileSync(new URL(name, dist));
const brotli = (/** @type {string[]} */ names) =>
  names.reduce((sum, name) => sum + brotliCompressSync(read(name)).length, 0);

/** The scripts a page loads before its first view: its modules and what they preload, not what comes later. */
const firstView = (/** @type {string} */ page) =>
  [
    ...read(page)
      .toString()
      .matchAll(/(?:src|href)="\/pane\/(assets\/[^"]+\.js)"/g),
  ].map((match) => String(match[1]));

const budgets = [
  { what: "pane, first view", bytes: brotli(firstView("index.html")), limit: 35_000 },
  { what: "consultation page, first view", bytes: brotli(firstView("consultation.html")), limit: 35_000 },
  { what: "launch.js", bytes: brotli(["launch.js"]), limit: 6_000 },
];
for (const { what, bytes, limit } of budgets) {
  console.log(`${what}: ${bytes} of ${limit} bytes (brotli)`);
  if (bytes > limit) process.exitCode = 1;
}
