import { render } from "preact";
import { chooseLanguage, t } from "../../locales/index.ts";
import { useCookieSession } from "../../pane/session.ts";
import { Frame } from "../frame.tsx";
import { Templates } from "./templates.tsx";
import "../../pane/pane.css";
import "../web.css";
import "./templates.css";

/** The page `/admin/templates`: the departments' forms, which administrators keep and officers may look at. */
const Page = () => <Frame state={useCookieSession()}>{(session) => <Templates session={session} />}</Frame>;

await chooseLanguage("ko");
document.title = `${t("templates.title")} · ${t("product")}`;
const root = document.getElementById("page");
if (root) render(<Page />, root);
