import { render } from "preact";
import { chooseLanguage, t } from "../../locales/index.ts";
import { useCookieSession } from "../../pane/session.ts";
import { Frame } from "../frame.tsx";
import { ReviewQueue } from "./queue.tsx";
import "../../pane/pane.css";
import "../web.css";
import "./reviews.css";

/** The page `/reviews`: what waits for a body's reviewer. */
function Page() {
  return <Frame state={useCookieSession()}>{(session) => <ReviewQueue session={session} />}</Frame>;
}

await chooseLanguage("ko");
document.title = `${t("review.title")} · ${t("product")}`;
const root = document.getElementById("page");
if (root) render(<Page />, root);
