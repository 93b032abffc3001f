import { render } from "preact";
import { chooseLanguage, t } from "../../locales/index.ts";
import { tellPane } from "../../outlook/dialog.ts";
import "../../pane/pane.css";

/*
 * The Office dialog in which a person signs in. When it loads they are signed in by cookie, as on every page; it asks the
 * Server for a code and hands that to the pane, which alone can use it.
 */

const asked = new URLSearchParams(location.search);
const address = asked.get("address")?.toLowerCase() ?? "";
const challenge = asked.get("challenge") ?? "";

async function handOver(): Promise<{ done: true } | { done: false; as: string }> {
  const answer = await fetch("/pane/sign-in/code", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ challenge }),
  });
  if (!answer.ok) throw new Error(String(answer.status));
  const given = (await answer.json()) as { code: string; address: string };
  if (given.address !== address) return { done: false, as: given.address };
  await tellPane(given.code);
  return { done: true };
}

/** The same page once more, which asks for the mailbox's person. */
const again = `/pane/sign-in?${new URLSearchParams({ address, challenge }).toString()}`;

function Page({ text, link }: { text: string; link?: string }) {
  return (
    <main class="empty">
      <h1>{t("product")}</h1>
      <p role="status">{text}</p>
      {link && (
        <p>
          <a href={again}>{link}</a>
        </p>
      )}
    </main>
  );
}

await chooseLanguage(navigator.language);
const root = document.getElementById("page");
const show = (text: string, link?: string) => {
  if (root) render(<Page text={text} {...(link ? { link } : {})} />, root);
};
show(t("signingIn"));
handOver().then(
  (outcome) =>
    outcome.done
      ? show(t("signIn.done"))
      : show(t("signIn.other", { as: outcome.as, address }), t("signIn.choose")),
  () => show(t("error.signIn"), t("retry")),
);
