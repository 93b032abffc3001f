import { defineConfig } from "@playwright/test";
import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A free port of this machine; a configuration file can't await. */
const freePort = () =>
  execFileSync(process.execPath, [
    "-e",
    "const s = require('net').createServer().listen(0, '127.0.0.1', () => { console.log(s.address().port); s.close(); });",
  ])
    .toString()
    .trim();

// The workers read this file again and inherit what the first reading chose.
process.env.CONSULTADDIN_PORT ??= freePort();
process.env.CONSULTADDIN_DATA ??= mkdtempSync(join(tmpdir(), "consultaddin-"));
const address = `http://127.0.0.1:${process.env.CONSULTADDIN_PORT}`;
const root = join(__dirname, "../..");

export default defineConfig({
  testDir: ".",
  outputDir: join(root, "tests/output/browser"),
  fullyParallel: false,
  workers: 2,
  timeout: 90_000,
  // The gate runs on shared machines: a second try is shown as flaky in the list, never as a plain pass.
  retries: process.env.CI ? 1 : 0,
  expect: { timeout: 15_000 },
  forbidOnly: !!process.env.CI,
  use: {
    baseURL: address,
    locale: "ko-KR",
    timezoneId: "Asia/Seoul",
    // Kept of a second try only: what each test does is drawn and stored meanwhile, which takes as long as the test.
    trace: "on-first-retry",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium-headless-shell",
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  webServer: {
    command: `dotnet api/Local/bin/Debug/net10.0/ConsultAddin.Local.dll --port ${process.env.CONSULTADDIN_PORT} --data ${process.env.CONSULTADDIN_DATA} --reset`,
    cwd: root,
    url: address,
    timeout: 60_000,
    stdout: "ignore",
    stderr: "pipe",
  },
});
