import { render } from "preact";
import { chooseLanguage, t } from "../locales/index.ts";
import type { Name } from "../pane/actions.tsx";
import { Consultation } from "../pane/consultation.tsx";
import { useCookieSession } from "../pane/session.ts";
import { Frame } from "./frame.tsx";
import "../pane/pane.css";
import "./web.css";

/** What a mail's link asks for; the page only opens its form, and nothing is decided before a person sends that. */
const asks: Record<string, Name> = {
  "notice-sent": "noticeSent",
  "notice-moved": "noticeMoved",
  "notice-cancelled": "noticeCancelled",
};
const asked = new URLSearchParams(location.search).get("ask") ?? location.hash.slice(1);

/** The page `/c/{reference}`: what the pane shows, for people who have none. */
function Page({ reference }: { reference: string }) {
  return (
    <Frame state={useCookieSession()}>
      {(session) => <Consultation session={session} reference={reference} first={asks[asked] ?? null} />}
    </Frame>
  );
}

const reference = decodeURIComponent(location.pathname.split("/").at(-1) ?? "");
await chooseLanguage("ko");
document.title = `${reference} · ${t("product")}`;
const root = document.getElementById("page");
if (root) render(<Page reference={reference} />, root);
