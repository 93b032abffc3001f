import { readFileSync } from "node:fs";
import openapi, { astToString } from "openapi-typescript";
import { format, resolveConfig } from "prettier";
import { expect, it } from "vitest";

const file = (path: string) => new URL(path, import.meta.url);

it("The client's types are what the API's description gives: run `npm run client` after it changed", async () => {
  const made = astToString(await openapi(file("../../api/Server/openapi.json")));
  const kept = readFileSync(file("../src/api/schema.d.ts"), "utf8");
  const options = { ...(await resolveConfig(file("../src/api/schema.d.ts"))), parser: "typescript" };
  // The comment that the command puts over the file isn't part of what it makes.
  const body = (text: string) => text.replace(/^\/\*\*[\s\S]*?\*\/\s*/, "");
  expect(await format(body(made), options)).toBe(await format(body(kept), options));
});
