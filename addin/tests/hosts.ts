/** What of the add-in works where. Rendered into docs/hosts.md; every cell that a machine can show has a test by its name. */
export const abilities = ["compose", "read", "Smart Alert", "header", "live update", "sign-in"] as const;

export type Ability = (typeof abilities)[number];

/** A cell: what happens there, and the test that shows it, or the steps by which only a real Outlook can; or both. */
export type Cell = {
  how: "works" | "falls back" | "can't be";
  note?: string;
} & ({ test: string; onlyReal?: string } | { test?: never; onlyReal: string });

export interface HostRow {
  name: string;
  /** The newest Mailbox requirement set that Microsoft names for it; "" outside Outlook. */
  mailbox: string;
  /** True when it can sign its person in by itself. */
  nested: boolean;
  cells: Record<Ability, Cell>;
}

const nothing = {
  how: "can't be",
  note: "no mail is open: the pane says so",
  test: "outside Outlook",
} as const;
const pane = "tests/EndToEnd/main-job.spec.ts";
/** The whole job in the stand-in as that host. */
const wholeJob = "tests/EndToEnd/outlooks.spec.ts";
/** The built file in a runtime that has nothing but Office. */
const bare = "tests/EndToEnd/alone.spec.ts";
const alert = {
  how: "works",
  test: wholeJob,
  onlyReal:
    "Install the manifest by the admin centre, fill a sheet, delete a body from To and send: one Korean message asks, 그래도 보내기 sends.",
} as const;
const live = (first: string) =>
  ({
    how: "works",
    test: wholeJob,
    onlyReal: `${first}, answer from another mailbox, and wait for the status without a reload.`,
  }) as const;
const byItself = { how: "works", test: "signs in" } as const;
const byDialog = { how: "falls back", note: "the server's page in a dialog", test: "signs in" } as const;
const noAlert = {
  how: "can't be",
  note: "what was sent is read from Sent Items all the same",
  test: wholeJob,
} as const;
const onWindows = {
  compose: { how: "works", note: "attachments called by their place", test: wholeJob },
  read: { how: "works", test: wholeJob },
  "Smart Alert": { ...alert, note: "in a bare runtime without DOM", test: bare },
  header: { how: "works", test: "keeps the mark" },
  "live update": live("WebView2 needed: pin the pane on the sent mail"),
} as const;

/** Where this file names a test by a word, it stands in hosts.test.ts. */
export const ownTests: Record<string, string> = {
  "outside Outlook": "there is no mail, and the pane says so",
  "keeps the mark": "the fill leaves its mark with the mail where there is a place for it",
  reads: "the reference is read from the open mail",
  "signs in": "its person signs in by Outlook, else by the dialog",
  "manifest: read view only": "the manifest offers the phone nothing but the read view",
};

export const hosts: readonly HostRow[] = [
  {
    name: "Outlook on the web",
    mailbox: "1.16",
    nested: true,
    cells: {
      compose: { how: "works", test: pane },
      read: { how: "works", test: pane },
      "Smart Alert": { how: "works", test: pane },
      header: { how: "works", test: "keeps the mark" },
      "live update": { how: "works", test: pane },
      "sign-in": byItself,
    },
  },
  {
    name: "new Outlook on Windows",
    mailbox: "1.16",
    nested: true,
    cells: {
      compose: { how: "works", note: "the web's engine", test: wholeJob },
      read: { how: "works", test: wholeJob },
      "Smart Alert": alert,
      header: { how: "works", test: "keeps the mark" },
      "live update": live("Pin the pane on the sent mail"),
      "sign-in": byItself,
    },
  },
  {
    name: "classic Outlook on Windows, Microsoft 365 from 2409 on",
    mailbox: "1.16",
    nested: true,
    cells: { ...onWindows, "sign-in": byItself },
  },
  {
    name: "classic Outlook on Windows, Microsoft 365 from 2206 to 2408",
    // What its Smart Alert needs; later ones have more.
    mailbox: "1.12",
    nested: false,
    cells: { ...onWindows, "sign-in": byDialog },
  },
  {
    name: "classic Outlook LTSC 2024",
    mailbox: "1.14",
    nested: true,
    cells: { ...onWindows, "sign-in": byItself },
  },
  {
    name: "classic Outlook LTSC 2021",
    mailbox: "1.9",
    nested: false,
    cells: { ...onWindows, "Smart Alert": noAlert, "sign-in": byDialog },
  },
  {
    name: "any Outlook with Mailbox 1.5 to 1.7, the least that the manifest asks for",
    mailbox: "1.5",
    nested: false,
    cells: {
      ...onWindows,
      compose: {
        how: "falls back",
        note: "fills all but the file, and gives it to be attached by hand",
        test: wholeJob,
      },
      "Smart Alert": noAlert,
      header: { how: "can't be", note: "read from the subject or the text instead", test: "keeps the mark" },
      "sign-in": byDialog,
    },
  },
  {
    name: "Outlook on Mac",
    mailbox: "1.14",
    nested: true,
    cells: {
      compose: { how: "works", note: "attachments called by their place", test: wholeJob },
      read: { how: "works", test: wholeJob },
      "Smart Alert": { ...alert, note: "16.65 or later" },
      header: { how: "works", test: "keeps the mark" },
      "live update": live("Open the sent mail with the pane"),
      "sign-in": { ...byItself, note: "16.89 or later; before, the dialog" },
    },
  },
  {
    name: "Outlook on phones",
    mailbox: "1.5",
    nested: true,
    cells: {
      compose: {
        how: "can't be",
        note: "Outlook shows no pane while composing",
        test: "manifest: read view only",
      },
      read: { how: "works", test: wholeJob },
      "Smart Alert": {
        how: "can't be",
        note: "never on phones; Sent Items tell",
        test: "manifest: read view only",
      },
      header: { how: "can't be", note: "read from the subject or the text instead", test: "reads" },
      "live update": {
        how: "works",
        onlyReal:
          "Open the sent mail on a phone (4.2433 or later) and answer from another mailbox; the status changes while the pane is open.",
      },
      "sign-in": {
        how: "works",
        note: "4.2433 or later",
        onlyReal: "Open the pane on a phone: the name stands below without a password being asked.",
      },
    },
  },
  {
    name: "plain browser",
    mailbox: "",
    nested: false,
    cells: {
      compose: nothing,
      read: { how: "falls back", note: "the page /c/{reference}", test: "tests/EndToEnd/pages.spec.ts" },
      "Smart Alert": nothing,
      header: nothing,
      "live update": { how: "works", note: "on the page", test: "tests/EndToEnd/pages.spec.ts" },
      "sign-in": { how: "works", note: "by cookie", test: "tests/EndToEnd/pages.spec.ts" },
    },
  },
];

/** The table as it stands in docs/hosts.md. */
export function render(): string {
  const all = hosts.flatMap((host) => abilities.map((ability) => host.cells[ability].test));
  const tests = [...new Set(all.filter((test) => test !== undefined))].sort();
  const short = ({ how, note, test }: Cell) =>
    `${how}${note ? `: ${note}` : ""} ${test === undefined ? "(only a real Outlook shows it)" : `[${tests.indexOf(test) + 1}]`}`;
  const named = (test: string) => {
    const own = ownTests[test];
    return own ? `“${own}” in \`addin/tests/hosts.test.ts\`` : `\`${test.replace(/^src/, "addin/src")}\``;
  };
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const steps = hosts.flatMap((host) =>
    abilities.flatMap((ability) => {
      const cell = host.cells[ability];
      return cell.onlyReal ? [{ step: cell.onlyReal, where: `${host.name}, ${ability}` }] : [];
    }),
  );
  const places = (step: string) => steps.filter((one) => one.step === step).map((one) => one.where);
  return [
    "# What works in which Outlook",
    "",
    "Written by `UPDATE_HOSTS=1 npm test`; a test keeps it equal to `addin/tests/hosts.ts` and shows each cell against a",
    "stand-in of that host. What a host can do is asked at run time, never taken from its name. The number in a cell is its test.",
    "",
    line(["host", "Mailbox set", ...abilities]),
    line(["---", "---", ...abilities.map(() => "---")]),
    ...hosts.map((host) =>
      line([host.name, host.mailbox || "none", ...abilities.map((ability) => short(host.cells[ability]))]),
    ),
    "",
    "Tests:",
    "",
    ...tests.map((test, i) => `${i + 1}. ${named(test)}`),
    "",
    "## What only a real Outlook can show",
    "",
    "A cell without these words was tried in the stand-in as that host; whether the real one behaves as Microsoft describes,",
    "these steps show:",
    "",
    ...[...new Set(steps.map((one) => one.step))].map((step) => `- ${places(step).join("; ")}: ${step}`),
    "- The sign-in dialog: whether the host's browser keeps `window.opener` across login.microsoftonline.com. Open the pane in an",
    "  Outlook before 2409, press 로그인, sign in: the dialog closes by itself and the name stands below.",
    "- Korean by an input method: type 한글 in each field of the pane in classic Outlook, with a backspace inside a syllable.",
    "",
    "## Why not office-addin-mock",
    "",
    "Microsoft's `office-addin-mock` (4.0.0) imitates `load` and `sync` of Word and Excel; for Outlook both do nothing and an object is",
    "given back as it was given in. What Outlook's calls do, callbacks, limits and requirement sets, is in the stand-ins of",
    "`addin/src/outlook/*.test.ts` and of `api/Local/Pages`, so that the package would add nothing but its own dependencies.",
    "",
  ].join("\n");
}
