import type { ComponentChildren } from "preact";
import type { Session, SessionState } from "../pane/session.ts";
import { Failure, SignInAgain, Waiting } from "../pane/notices.tsx";
import { t } from "../locales/index.ts";

/** What every web page has around it: the way past the header, the product, and who is signed in. */
export function Frame({
  state,
  children,
}: {
  state: SessionState;
  children: (session: Session) => ComponentChildren;
}) {
  const { session, problem, retry } = state;
  return (
    <SignInAgain value={state.signIn}>
      <a class="skip" href="#main">
        {t("web.skip")}
      </a>
      <header class="site">
        <p>{t("product")}</p>
        {session && <p>{t("signedInAs", { name: session.me.name })}</p>}
      </header>
      <main id="main">
        {session && !problem ? (
          children(session)
        ) : (
          <>
            <h1>{t("product")}</h1>
            {problem ? <Failure problem={problem} again={retry} /> : <Waiting text={t("loading")} />}
          </>
        )}
      </main>
    </SignInAgain>
  );
}
