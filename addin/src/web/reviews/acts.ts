import type { Problem } from "../../api/problem.ts";
import type { RuleOnMail } from "../../api/types.ts";

/** How long an act can be undone before it is sent, in milliseconds. */
export const GRACE = 10_000;

/** What a reviewer does about one mail. */
export interface Act {
  reference: string;
  mailId: string;
  /** The ruling; null for the question to the writer. */
  ruling: RuleOnMail | null;
}

/** An act on its way. */
export interface Pending extends Act {
  id: number;
  /** When it is sent, milliseconds since 1970; it can be undone until then. */
  due: number;
  state: "waiting" | "sending" | "failed";
  problem: Problem | null;
}

/** What acts need of their surroundings; tests give their own. */
export interface Surroundings {
  now: () => number;
  later: (run: () => void, milliseconds: number) => void;
  send: (act: Act) => Promise<unknown>;
  /** Whatever was thrown, as a sentence to show. */
  asProblem: (error: unknown) => Problem;
  changed: (pending: readonly Pending[]) => void;
  /** An act was sent: what waits is asked for again; until that is here the act stays, or its mail would seem to wait. */
  sent: () => Promise<void>;
}

/**
 * Acts that wait out their grace. They are kept in the page alone: until the API has an act its mail goes on waiting in
 * the queue, so that none is lost unseen; a page that is left sends what it holds.
 */
export class Acts {
  private pending: readonly Pending[] = [];
  private last = 0;

  constructor(private readonly around: Surroundings) {}

  /** Begins an act's grace. */
  begin(act: Act) {
    const id = ++this.last;
    this.set([
      ...this.pending.filter((p) => p.mailId !== act.mailId || p.state === "sending"),
      { ...act, id, due: this.around.now() + GRACE, state: "waiting", problem: null },
    ]);
    this.around.later(() => this.sendIfWaiting(id), GRACE);
  }

  /** Takes back an act that wasn't sent, or drops one that failed; the newest when none is named. Gives it, or null. */
  undo(id?: number): Act | null {
    const taken = this.pending.findLast((p) => p.state !== "sending" && (id === undefined || p.id === id));
    if (!taken) return null;
    this.set(this.pending.filter((p) => p !== taken));
    return taken;
  }

  /** Sends a failed act again. */
  again(id: number) {
    this.change(id, { state: "waiting", problem: null });
    this.sendIfWaiting(id);
  }

  /** Sends everything that waits at once: the page is being left. */
  sendAll() {
    for (const { id } of this.pending) this.sendIfWaiting(id);
  }

  private sendIfWaiting(id: number) {
    const act = this.pending.find((p) => p.id === id);
    if (act?.state !== "waiting") return;
    this.change(id, { state: "sending" });
    this.around
      .send(act)
      .then(() => this.around.sent())
      .then(
        () => this.set(this.pending.filter((p) => p.id !== id)),
        (error: unknown) => this.change(id, { state: "failed", problem: this.around.asProblem(error) }),
      );
  }

  private change(id: number, change: Partial<Pending>) {
    this.set(this.pending.map((p) => (p.id === id ? { ...p, ...change } : p)));
  }

  private set(pending: readonly Pending[]) {
    this.pending = pending;
    this.around.changed(pending);
  }
}
