import { useEffect, useState } from "preact/hooks";
import { t } from "../locales/index.ts";
import { describe, onItemChanged, type Host } from "../outlook/host.ts";
import { Compose } from "./compose.tsx";
import { useWork } from "./hooks.ts";
import { Failure, SignInAgain, Waiting } from "./notices.tsx";
import { part } from "./part.ts";
import { useMailboxSession, type SessionState } from "./session.ts";

/** The pane: the sheet beside a mail being written, the consultation beside one being read. */
export function Pane({ opened }: { opened: Host }) {
  const [host, setHost] = useState(opened);
  // Counts the mails a pinned pane has stood on, so that each one starts from nothing.
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (opened.address)
      onItemChanged(() => {
        setHost(describe());
        setTurn((n) => n + 1);
      });
  }, [opened]);
  return host.address ? <OnMailbox key={host.address} host={host} turn={turn} /> : <NoMail />;
}

function NoMail() {
  return (
    <main class="empty">
      <h1>{t("product")}</h1>
      <p>{t("noMail")}</p>
    </main>
  );
}

/** Signed in once for a mailbox, whichever of its mails the pane stands on, and while it stands on none. */
function OnMailbox({ host, turn }: { host: Host; turn: number }) {
  const state = useMailboxSession(host.address);
  if (host.mode === "none") return <NoMail />;
  return (
    <SignInAgain value={state.signIn}>
      <main>
        {host.mode === "compose" ? (
          <Compose key={turn} address={host.address} state={state} />
        ) : (
          <Reading key={turn} state={state} />
        )}
        {state.session && <p class="who">{t("signedInAs", { name: state.session.me.name })}</p>}
      </main>
    </SignInAgain>
  );
}

/** The view of a mail that is read, which nobody who writes one has to load. */
function Reading({ state }: { state: SessionState }) {
  const [view, setView] = useState<typeof import("./read.tsx")>();
  const { problem, run } = useWork();
  useEffect(
    () =>
      void run(async () => {
        const loaded = await part(import("./read.tsx"));
        setView(loaded);
      }),
    [run],
  );
  if (problem)
    return (
      <>
        <h1>{t("product")}</h1>
        <Failure problem={problem} />
      </>
    );
  return view ? (
    <view.Read state={state} />
  ) : (
    <>
      <h1>{t("product")}</h1>
      <Waiting text={t("loading")} />
    </>
  );
}
