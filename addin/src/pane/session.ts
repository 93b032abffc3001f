import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { createApi, type Api } from "../api/client.ts";
import { Problem } from "../api/problem.ts";
import { supportsDialog } from "../outlook/dialog.ts";
import { supportsNestedSignIn } from "../outlook/host.ts";
import { dialogSignIn } from "./dialog-sign-in.ts";
import { afterFirstView, asProblem } from "./hooks.ts";
import { known, nestedSignIn, type Known, type SignIn } from "./sign-in.ts";

/** Who is signed in, and the API as they may use it. */
export interface Session extends Known {
  api: Api;
}

export interface SessionState {
  session: Session | null;
  problem: Problem | null;
  /** Tries again. */
  retry: () => void;
  /** Asks the person to sign in; only ever from a click. */
  signIn: () => Promise<void>;
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

/** Signs the mailbox's person in, once the first view stands on the screen; in Outlook only. */
export function useMailboxSession(address: string): SessionState {
  const [session, setSession] = useState<Session | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const way = useRef<SignIn | null>(null);
  const failed = useRef(false);

  const start = useCallback(async () => {
    setProblem(null);
    try {
      const mine = (way.current ??= await waysOf(address, failed.current));
      const api = createApi(async (again) => ({ Authorization: `Bearer ${await mine.token(again)}` }));
      await mine.token();
      setSession({ api, ...(mine.known?.() ?? (await known(api))) });
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
    return afterFirstView(() => void start());
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
      const api = createApi(() => Promise.resolve({}));
      setSession({ api, ...(await known(api)) });
    } catch (error) {
      setProblem(asProblem(error));
    }
  }, []);
  useEffect(() => void start(), [start]);
  useEffect(() => {
    if (session) leaveSignInWindow();
  }, [session]);
  return { session, problem, retry: () => void start(), signIn: signInBeside };
}

const SIGN_IN = "consultaddin.sign-in";

/**
 * Signs in anew in a window beside the page, so that what was being written on it stays. It is the same page, which sends
 * whoever isn't signed in to the sign-in; once it has come back it says so and closes itself. Ends too when the person
 * comes back to this page by themselves. Only ever from a click.
 */
function signInBeside(): Promise<void> {
  const beside = window.open(`${location.pathname}?${SIGN_IN}`, SIGN_IN, "popup,width=520,height=680");
  if (!beside) throw new Problem("error.popup");
  return new Promise((resolve) => {
    const channel = new BroadcastChannel(SIGN_IN);
    const end = () => {
      channel.close();
      window.removeEventListener("focus", end);
      resolve();
    };
    channel.addEventListener("message", end);
    window.addEventListener("focus", end);
  });
}

/** In that window, once somebody is signed in. */
function leaveSignInWindow() {
  if (!new URLSearchParams(location.search).has(SIGN_IN)) return;
  new BroadcastChannel(SIGN_IN).postMessage("done");
  window.close();
}
