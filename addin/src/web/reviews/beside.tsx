import type { Api } from "../../api/client.ts";
import type { Reviews } from "../../api/types.ts";
import { t } from "../../locales/index.ts";
import { useWork } from "../../pane/hooks.ts";
import { Failure } from "../../pane/notices.tsx";
import { formatSeoul } from "../../sheet/seoul.ts";

/** The last day before an end that is exclusive, in Seoul. */
const lastDay = (end: string) =>
  formatSeoul(new Date(Date.parse(end) - 1)).replace(/ [0-9]{2}:[0-9]{2}$/, "");

/** What stands beside the queue: consultations that want the body's word, mails that no consultation is known for, people listed. */
export function Beside({ reviews, api, reload }: { reviews: Reviews; api: Api; reload: () => void }) {
  const { busy, problem, run } = useWork();
  const open = reviews.items.filter((item) => item.wordMissing && item.mails.length === 0);
  const end = (id: string) =>
    run(async () => {
      await api.endListing(id);
      reload();
    });
  return (
    <>
      {open.length > 0 && (
        <section aria-labelledby="r-open">
          <h2 id="r-open">{t("review.open")}</h2>
          <p class="hint">{t("review.openHint")}</p>
          <ul class="list">
            {open.map((item) => (
              <li key={item.reference}>
                <a href={`/c/${item.reference}`}>{item.reference}</a> {item.title}{" "}
                <span class="when">
                  {[
                    item.department,
                    item.answerBy && t("review.answerBy", { time: formatSeoul(item.answerBy) }),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {reviews.unmatched.length > 0 && (
        <section aria-labelledby="r-unmatched">
          <h2 id="r-unmatched">{t("review.unmatched")}</h2>
          <p class="hint">{t("review.unmatchedHint")}</p>
          <ul class="list">
            {reviews.unmatched.map((mail) => (
              <li key={`${mail.at} ${mail.from}`}>
                {mail.subject || t("review.noSubject")}{" "}
                <span class="when">
                  {mail.from} · {formatSeoul(mail.at)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {reviews.members.length > 0 && (
        <section aria-labelledby="r-members">
          <h2 id="r-members">{t("review.members")}</h2>
          {problem && <Failure problem={problem} />}
          <ul class="list">
            {reviews.members.map((member) => (
              <li key={member.id}>
                {member.person.name}{" "}
                <span class="when">
                  {member.person.address} · {t("review.memberUntil", { time: lastDay(member.until) })} ·{" "}
                  {t("review.memberBy", { name: member.listedBy.name })}
                </span>{" "}
                <button type="button" class="small" aria-disabled={busy} onClick={() => void end(member.id)}>
                  {t("review.memberEnd")}
                  <span class="unseen"> {member.person.name}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
