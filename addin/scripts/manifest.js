/**
 * Writes dist/manifest.xml for the Server's public address: npm run manifest -- --host https://consult.example.kr
 * A new version is given with --version, since Outlook takes a changed manifest only with a higher one.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";

/** @param {string} manifest @param {string} host @param {string} [version] */
export function manifestFor(manifest, host, version) {
  const address = new URL(host);
  if (address.protocol !== "https:" || address.pathname !== "/" || address.search || address.hash)
    throw new Error(
      `The host is an https address without a path, such as https://consult.example.kr; not ${host}.`,
    );
  const made = manifest.replaceAll("https://localhost:3000", address.origin);
  if (version === undefined) return made;
  if (!/^\d{1,5}(\.\d{1,5}){3}$/.test(version))
    throw new Error(`A version has four numbers, such as 1.2.0.0; not ${version}.`);
  return made.replace(/<Version>[^<]*<\/Version>/, `<Version>${version}</Version>`);
}

if (process.argv[1] === import.meta.filename) {
  const { host, version } = parseArgs({
    options: { host: { type: "string" }, version: { type: "string" } },
  }).values;
  if (!host) throw new Error("Say for which host: npm run manifest -- --host https://consult.example.kr");
  const source = readFileSync(new URL("../../manifest.xml", import.meta.url), "utf8");
  const target = new URL("../dist/manifest.xml", import.meta.url);
  mkdirSync(new URL("./", target), { recursive: true });
  writeFileSync(target, manifestFor(source, host, version));
  console.log(`dist/manifest.xml is for ${host}`);
}
