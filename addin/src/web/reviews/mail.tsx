import type { RefObject } from "preact";
import type { Api } from "../../api/client.ts";
import type { ReviewItem, WaitingMail } from "../../api/types.ts";
import { t, tCode } from "../../locales/index.ts";
import { formatSeoul, formatSpan } from "../../sheet/seoul.ts";
import { Decide, type DecideProps } from "./decide.tsx";
import { partsOf } from "./marks.ts";
import { Opinions } from "./opinions.tsx";

/** A waiting mail with its consultation. */
export interface Waits {
  item: ReviewItem;
  mail: WaitingMail;
}

/** One waiting mail, what was read in it and why it waits, beside the sheet's text, with what can be said of it. */
export function Mail({
  api,
  waits,
  article,
  ...deciding
}: { api: Api; waits: Waits; article: RefObject<HTMLElement | null> } & Omit<DecideProps, "mail">) {
  const { item, mail } = waits;
  return (
    <article class="mail" tabIndex={-1} ref={article} aria-labelledby="r-title">
      <header>
        <p class="reference">
          <a href={`/c/${item.reference}`}>{item.reference}</a> · {t("view.revision", { n: item.revision })}
          {" · "}
          {item.department}
        </p>
        <h2 id="r-title">
          {t("review.from", { name: mail.from.name || t("review.erased"), title: item.title })}
        </h2>
        <p class="when">
          {[
            mail.from.address !== mail.from.name && mail.from.address,
            formatSeoul(mail.at),
            item.answerBy && t("review.answerBy", { time: formatSeoul(item.answerBy) }),
          ]
            .filter(Boolean)
            .join(" · ")}
        </p>
      </header>
      <p class="reason">{mail.text}</p>
      <div class="sides">
        <section aria-labelledby="r-words">
          <h3 id="r-words">{t("review.words")}</h3>
          {/* A long mail scrolls by itself, by keyboard too. */}
          <p class="text words" dir="auto" role="group" aria-labelledby="r-words" tabIndex={0}>
            {mail.words == null
              ? t("review.erasedText")
              : mail.words === ""
                ? t("review.noText")
                : partsOf(mail.words, mail.evidence).map((part, i) =>
                    part.marked ? <mark key={i}>{part.text}</mark> : part.text,
                  )}
          </p>
          {mail.attachments.length > 0 && (
            <>
              <p class="note">{t("review.attachments", { names: mail.attachments.join(", ") })}</p>
              <Opinions api={api} reference={item.reference} mailId={mail.mailId} />
            </>
          )}
          <p class="note">
            {t("review.readAs", { decision: tCode("decision.", mail.decision) })}
            {mail.bestGuess && ` ${t("review.guess", { decision: tCode("decision.", mail.bestGuess) })}`}
          </p>
        </section>
        <section aria-labelledby="r-sheet">
          <h3 id="r-sheet">{t("view.sheet")}</h3>
          {item.messages.map((message, i) => (
            <div key={i}>
              <p class="text phone">{message.text}</p>
              <p class="when">
                {[
                  t(`channel.${message.channel}`),
                  message.sender,
                  message.windowStart && formatSpan(message.windowStart, message.windowEnd),
                ]
                  .filter(Boolean)
                  .join(" · ")}
              </p>
            </div>
          ))}
        </section>
      </div>
      {mail.refusal ? <p class="note refusal">{mail.refusal}</p> : <Decide mail={mail} {...deciding} />}
    </article>
  );
}
