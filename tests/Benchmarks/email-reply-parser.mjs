// Strips the quotations of the texts in a JSON file by the npm package email-reply-parser, and prints one JSON line:
// the best time of the processor for one pass over them, in seconds, and the bytes that one pass allocates.
// Run by `replies`, with the package's folder and the file as arguments.
import { readFileSync } from "node:fs";
import { PerformanceObserver } from "node:perf_hooks";
import { pathToFileURL } from "node:url";

const [, , folder, file, runs] = process.argv;
const { default: EmailReplyParser } = await import(pathToFileURL(`${folder}/node_modules/email-reply-parser/dist/emailreplyparser.js`));
const texts = JSON.parse(readFileSync(file, "utf8"));
const pass = () => texts.reduce((length, text) => length + new EmailReplyParser().read(text).getVisibleText().length, 0);

let collections = 0;
new PerformanceObserver(list => (collections += list.getEntries().length)).observe({ entryTypes: ["gc"] });
// The observer hears of a collection only some turns of the event loop later.
const settle = async () => {
  for (let turn = 0; turn < 20; turn++) await new Promise(resolve => setImmediate(resolve));
};

let best = Infinity;
for (let run = 0; run < Number(runs); run++) {
  const start = process.cpuUsage();
  pass();
  best = Math.min(best, process.cpuUsage(start).user / 1e6);
}

// What a pass allocates is what the heap grows by while nothing is collected; the young generation is large enough for one.
let bytes = null;
for (let run = 0; run < 5 && bytes === null; run++) {
  globalThis.gc();
  await settle();
  collections = 0;
  const before = process.memoryUsage().heapUsed;
  pass();
  const grown = process.memoryUsage().heapUsed - before;
  await settle();
  if (collections === 0) bytes = grown;
}
console.log(JSON.stringify({ seconds: best, bytes }));
