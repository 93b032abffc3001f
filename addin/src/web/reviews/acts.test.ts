import { describe, expect, it } from "vitest";
import { Problem } from "../../api/problem.ts";
import { Acts, GRACE, type Act, type Pending } from "./acts.ts";

const approve: Act = {
  reference: "C2026-00142-L",
  mailId: "mail-1",
  ruling: { ruling: "decision", decision: "approve", listUntil: null },
};
const ask: Act = { reference: "C2026-00142-L", mailId: "mail-2", ruling: null };

/** Acts with a clock that a test moves, and an API that fails when told to. */
function desk() {
  let now = 0;
  let timers: { at: number; run: () => void }[] = [];
  const seen = { sent: [] as Act[], pending: [] as readonly Pending[], news: 0, fails: false };
  const acts = new Acts({
    now: () => now,
    later: (run, milliseconds) => timers.push({ at: now + milliseconds, run }),
    send: (act) => {
      if (seen.fails) return Promise.reject(new Problem("error.offline"));
      seen.sent.push(act);
      return Promise.resolve();
    },
    asProblem: (error) => error as Problem,
    changed: (pending) => (seen.pending = pending),
    sent: () => {
      seen.news++;
      return Promise.resolve();
    },
  });
  const pass = async (milliseconds: number) => {
    now += milliseconds;
    const due = timers.filter((timer) => timer.at <= now);
    timers = timers.filter((timer) => timer.at > now);
    for (const timer of due) timer.run();
    for (let step = 0; step < 4; step++) await Promise.resolve();
  };
  return { acts, seen, pass };
}

describe("What a reviewer decides", () => {
  it("is sent after its grace and not before", async () => {
    const { acts, seen, pass } = desk();
    acts.begin(approve);
    await pass(GRACE - 1);
    expect(seen.sent).toEqual([]);
    await pass(1);
    expect(seen.sent).toMatchObject([approve]);
    expect(seen.pending).toEqual([]);
    expect(seen.news).toBe(1);
  });

  it("is never sent once it was undone; the newest is undone first", async () => {
    const { acts, seen, pass } = desk();
    acts.begin(approve);
    acts.begin(ask);
    expect(acts.undo()).toMatchObject(ask);
    expect(acts.undo()).toMatchObject(approve);
    expect(acts.undo()).toBeNull();
    await pass(GRACE);
    expect(seen.sent).toEqual([]);
  });

  it("replaces what was decided about the same mail", async () => {
    const { acts, seen, pass } = desk();
    acts.begin(approve);
    acts.begin({ ...approve, ruling: { ruling: "discount", decision: null, listUntil: null } });
    await pass(GRACE);
    expect(seen.sent.map((act) => act.ruling?.ruling)).toEqual(["discount"]);
  });

  it("stays in sight with a sentence when it can't be sent, and goes when tried again", async () => {
    const { acts, seen, pass } = desk();
    seen.fails = true;
    acts.begin(approve);
    await pass(GRACE);
    expect(seen.pending).toMatchObject([{ state: "failed", problem: { key: "error.offline" } }]);
    seen.fails = false;
    acts.again(1);
    await pass(0);
    expect(seen.sent).toMatchObject([approve]);
  });

  it("is sent at once when the page is left", async () => {
    const { acts, seen, pass } = desk();
    acts.begin(approve);
    acts.begin(ask);
    acts.sendAll();
    expect(seen.sent).toMatchObject([approve, ask]);
    await pass(GRACE);
    expect(seen.sent).toHaveLength(2);
  });
});
