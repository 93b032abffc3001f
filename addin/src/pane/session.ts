import { useCallback, useEffect, useState } from "preact/hooks";
import { createApi, type Api } from "../api/client.ts";
import { Problem } from "../api/problem.ts";
import type { Me, Settings } from "../api/types.ts";
import { supportsNestedSignIn } from "../outlook/host.ts";
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
  /** Tries again, from a click: asks the person where Outlook alone can't sign them in. */
  retry: () => void;
}

async function open(api: Api): Promise<Session> {
  const [me, settings] = await Promise.all([api.me(), api.settings()]);
  return { api, me, settings };
}

/** Signs the mailbox's person in, after the first view; in Outlook only. */
export function useNestedSession(address: string): SessionState {
  const [session, setSession] = useState<Session | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [signIn, setSignIn] = useState<SignIn | null>(null);

  const start = useCallback(
    async (asked: SignIn | null) => {
      setProblem(null);
      try {
        if (asked) await asked.interactive();
        if (!supportsNestedSignIn()) throw new Problem("error.oldOutlook");
        const nested = asked ?? (await nestedSignIn(address));
        setSignIn(nested);
        setSession(
          await open(createApi(async (again) => ({ Authorization: `Bearer ${await nested.token(again)}` }))),
        );
      } catch (error) {
        setProblem(asProblem(error));
      }
    },
    [address],
  );
  useEffect(() => {
    setSession(null);
    setSignIn(null);
    void start(null);
  }, [start]);
  const needsPerson = problem?.key === "error.expired";
  return { session, problem, retry: () => void start(needsPerson ? signIn : null) };
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
  // Loading the page again sends a person whose sign-in has ended to the sign-in page.
  return {
    session,
    problem,
    retry: () => (problem?.key === "error.expired" ? location.reload() : void start()),
  };
}
