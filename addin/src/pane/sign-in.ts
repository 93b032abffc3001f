import type { AuthenticationResult } from "@azure/msal-browser";
import { createApi, type Api } from "../api/client.ts";
import { Problem } from "../api/problem.ts";
import type { Me, Settings } from "../api/types.ts";
import { part } from "./part.ts";

/** What the Server says about itself before anybody is signed in. */
interface Configuration {
  clientId: string;
  authority: string;
  scope: string;
}

/** A host that never answers must not leave the pane waiting for ever. */
const LIMIT = 20_000;

const limited = <T>(work: Promise<T>) =>
  Promise.race([
    work,
    new Promise<never>((_, reject) => setTimeout(() => reject(new Problem("error.signIn")), LIMIT)),
  ]);

/**
 * Nested app authentication: Outlook signs the mailbox's person in, MSAL asks it for tokens. Tokens stay in memory, so
 * that whoever opens the next mailbox in this browser never gets the last one's. MSAL is loaded here, after the first
 * view.
 * @param address The mailbox that is open, for whom the token must be.
 */
export async function nestedSignIn(address: string): Promise<SignIn> {
  const configuration = await limited(
    fetch("/pane/config.json").then(async (answer) => {
      if (!answer.ok) throw new Problem("error.server", "", "", answer.status);
      return (await answer.json()) as Configuration;
    }),
  ).catch((error: unknown) => {
    throw error instanceof Problem ? error : new Problem("error.offline");
  });
  const msal = await part(import("@azure/msal-browser"));
  const app = await limited(
    msal.createNestablePublicClientApplication({
      auth: { clientId: configuration.clientId, authority: configuration.authority },
      cache: { cacheLocation: msal.BrowserCacheLocation.MemoryStorage },
    }),
  );
  const mine = () => app.getAllAccounts().find((one) => one.username.toLowerCase() === address);
  const request = () => {
    const account = mine();
    const base = { scopes: [configuration.scope], loginHint: address };
    return account ? { ...base, account } : base;
  };

  // The token that the Server vouched for, and what it said of its person.
  let vouched: { token: string; known: Known } | null = null;
  /**
   * The token, if it is the mailbox's person's: Outlook chooses the account by itself, whatever hint it is given. It
   * needn't call it by its address, so that the Server has the last word.
   */
  const own = async ({ account, accessToken }: AuthenticationResult): Promise<string> => {
    if (account.username.toLowerCase() !== address && accessToken !== vouched?.token) {
      const said = await known(createApi(() => Promise.resolve({ Authorization: `Bearer ${accessToken}` })));
      if (!addressesOf(said).includes(address)) throw new Problem("error.otherAccount");
      vouched = { token: accessToken, known: said };
    }
    return accessToken;
  };

  /** MSAL renews it when it is about to end. */
  const token = async (force = false): Promise<string> => {
    try {
      return await own(await limited(app.acquireTokenSilent({ ...request(), forceRefresh: force })));
    } catch (error) {
      if (error instanceof Problem) throw error;
      throw new Problem(
        error instanceof msal.InteractionRequiredAuthError ? "error.expired" : "error.signIn",
      );
    }
  };
  const interactive = async (): Promise<void> => {
    const given = await app.acquireTokenPopup(request()).catch(() => {
      throw new Problem("error.signIn");
    });
    await own(given);
  };
  return { token, interactive, known: () => vouched?.known ?? null };
}

/** What the Server says of a person and their city. */
export interface Known {
  me: Me;
  settings: Settings;
}

/** Asks the Server what it knows of the person who asks. */
export async function known(api: Api): Promise<Known> {
  const [me, settings] = await Promise.all([api.me(), api.settings()]);
  return { me, settings };
}

/**
 * The mailboxes beside which the Server lets a token's person work. A shared one opened by itself has its own address in
 * Outlook on the web and nobody's account: whoever may open it is its person.
 */
const addressesOf = ({ me, settings }: Known) =>
  [
    me.address,
    settings.consultationMailbox,
    ...settings.bodies.map((body) => body.address),
    ...settings.departments.flatMap((department) => department.mailboxes),
  ].map((one) => one.toLowerCase());

/** A way to sign the mailbox's person in. */
export interface SignIn {
  /**
   * A token for now.
   * @param force True after the API refused the last one.
   */
  token: (force?: boolean) => Promise<string>;
  /** Asks the person; only ever from a click, or the browser would block it. */
  interactive: () => Promise<void>;
  /** What the Server said when it was asked whose the token is, so that it needn't be asked again; null where it wasn't. */
  known?: () => Known | null;
}
