import { render } from "preact";
import { chooseLanguage, t } from "../locales/index.ts";
import { Consultation } from "../pane/consultation.tsx";
import { useCookieSession } from "../pane/session.ts";
import { Frame } from "./frame.tsx";
import "../pane/pane.css";
import "./web.css";

/** The page `/c/{reference}`: what the pane shows, for people who have none. */
function Page({ reference }: { reference: string }) {
  return (
    <Frame state={useCookieSession()}>
      {(session) => <Consultation session={session} reference={reference} />}
    </Frame>
  );
}

const reference = decodeURIComponent(location.pathname.split("/").at(-1) ?? "");
await chooseLanguage("ko");
document.title = `${reference} · ${t("product")}`;
const root = document.getElementById("page");
if (root) render(<Page reference={reference} />, root);
