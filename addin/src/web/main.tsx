import { render } from "preact";
import { chooseLanguage, t } from "../locales/index.ts";
import { Consultation } from "../pane/consultation.tsx";
import { Failure, Waiting } from "../pane/notices.tsx";
import { useCookieSession } from "../pane/session.ts";
import "../pane/pane.css";
import "./web.css";

/** The page `/c/{reference}`: what the pane shows, for people who have none. */
function Page({ reference }: { reference: string }) {
  const { session, problem, retry } = useCookieSession();
  return (
    <>
      <a class="skip" href="#main">
        {t("web.skip")}
      </a>
      <header class="site">
        <p>{t("product")}</p>
        {session && <p>{t("signedInAs", { name: session.me.name })}</p>}
      </header>
      <main id="main">
        {problem ? (
          <Failure problem={problem} again={retry} />
        ) : session ? (
          <Consultation session={session} reference={reference} />
        ) : (
          <Waiting text={t("loading")} />
        )}
      </main>
    </>
  );
}

const reference = decodeURIComponent(location.pathname.split("/").at(-1) ?? "");
await chooseLanguage("ko");
document.title = `${reference} · ${t("product")}`;
const root = document.getElementById("page");
if (root) render(<Page reference={reference} />, root);
