import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { createApi, type Api } from "../api/client.ts";
import { needsPerson, Problem } from "../api/problem.ts";
import type { Me, Settings } from "../api/types.ts";
import { supportsDialog } from "../outlook/dialog.ts";
import { supportsNestedSignIn } from "../outlook/host.ts";
import { dialogSignIn } from "./dialog-sign-in.ts";
import { asProblem } from "./hooks.ts";
import { nestedSignIn, type SignIn } from "./sign-in.ts";

/** Who is signed in, and the API as they may use it. */
export interface Session {
  api: Api;
  me: Me;
  settings: Settings;
}

export interface SessionState {
  session: Session | null;
  problem: Problem | null;
  /** Tries again. */
  retry: () => void;
  /** Asks the person to sign in; only ever from a click. */
  signIn: () => Promise<void>;
}

async function open(api: Api): Promise<Session> {
  const [me, settings] = await Promise.all([api.me(), api.settings()]);
  return { api, me, settings };
}

/**
 * The way this Outlook signs its person in: by itself, else by the Server's page in a dialog, which also stands in where
 * the first way was tried and failed.
 */
async function waysOf(address: string, failed: boolean): Promise<SignIn> {
  if (supportsNestedSignIn() && !(failed && supportsDialog())) return nestedSignIn(address);
  if (supportsDialog()) return dialogSignIn(address);
  throw new Problem("error.oldOutlook");
}

/** Signs the mailbox's person in, after the first view; in Outlook only. */
export function useMailboxSession(address: string): SessionState {
  const [session, setSession] = useState<Session | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const way = useRef<SignIn | null>(null);
  const failed = useRef(false);

  const start = useCallback(async () => {
    setProblem(null);
    try {
      const mine = (way.current ??= await waysOf(address, failed.current));
      setSession(
        await open(createApi(async (again) => ({ Authorization: `Bearer ${await mine.token(again)}` }))),
      );
    } catch (error) {
      const what = asProblem(error);
      if (what.key === "error.signIn") {
        failed.current = true;
        way.current = null;
      }
      setProblem(what);
    }
  }, [address]);
  const signIn = useCallback(async () => {
    if (!way.current) throw new Problem("error.signIn");
    await way.current.interactive();
  }, []);
  useEffect(() => {
    setSession(null);
    way.current = null;
    failed.current = false;
    void start();
  }, [start]);
  return { session, problem, retry: () => void start(), signIn };
}

/** The session of a web page: its cookie, which the Server gave at sign-in and the browser sends by itself. */
export function useCookieSession(): SessionState {
  const [session, setSession] = useState<Session | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const start = useCallback(async () => {
    setProblem(null);
    try {
      setSession(await open(createApi(() => Promise.resolve({}))));
    } catch (error) {
      setProblem(asProblem(error));
    }
  }, []);
  useEffect(() => void start(), [start]);
  const signIn = useCallback(() => {
    location.reload();
    return Promise.resolve();
  }, []);
  // Loading the page again sends a person whose sign-in has ended to the sign-in page.
  return {
    session,
    problem,
    retry: () => (problem && needsPerson(problem) ? location.reload() : void start()),
    signIn,
  };
}
