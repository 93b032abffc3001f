import type { WaitingMail } from "../../api/types.ts";
import { t } from "../../locales/index.ts";
import { toField } from "../../sheet/seoul.ts";
import { DECISIONS, labelOf, type Choice } from "./choices.ts";
import { keyOf } from "./keys.ts";

const DAY = 24 * 60 * 60 * 1000;
/** What is proposed for a colleague who was listed; the API takes a year at most. */
const USUAL_DAYS = 90;
const MOST_DAYS = 365;

const dayIn = (days: number) => toField(new Date(Date.now() + days * DAY).toISOString()).slice(0, 10);

export interface DecideProps {
  mail: WaitingMail;
  choice: Choice | null;
  choose: (choice: Choice) => void;
  /** Last day of the listing, `2026-12-31`; null not to list the writer. */
  listUntil: string | null;
  list: (until: string | null) => void;
  confirm: () => void;
  ask: () => void;
  asked: boolean;
  /** Whether a choice makes sense for this mail. */
  offers: (choice: Choice) => boolean;
  /** What is said of the choice, or what is missing. */
  hint: string;
}

/** What can be said of a mail: one choice, confirmed; or one question to its writer. */
export function Decide(props: DecideProps) {
  const { mail, choice, choose, listUntil, list, confirm, ask, asked, offers, hint } = props;
  const radio = (one: Choice) => (
    <label key={one} class="choice">
      <input
        type="radio"
        name="choice"
        value={one}
        checked={choice === one}
        aria-keyshortcuts={keyOf(one)}
        onChange={() => choose(one)}
      />
      <span>{labelOf(one)}</span>
      <kbd aria-hidden="true">{keyOf(one)}</kbd>
    </label>
  );
  return (
    <form
      class="decide"
      onSubmit={(event) => {
        event.preventDefault();
        confirm();
      }}
    >
      <fieldset>
        <legend>{t("review.decide")}</legend>
        <div class="choices">
          {offers("count") && radio("count")}
          {DECISIONS.map(radio)}
          {radio("discount")}
        </div>
      </fieldset>
      {mail.mayList && choice !== "discount" && (
        <div class="listing">
          <label class="check">
            <input
              type="checkbox"
              checked={listUntil !== null}
              onChange={(event) => list(event.currentTarget.checked ? dayIn(USUAL_DAYS) : null)}
            />
            {t("review.listWriter", { name: mail.from.name })}
          </label>
          {listUntil !== null && (
            <label>
              {t("review.listUntil")}
              <input
                type="date"
                class="short"
                required
                value={listUntil}
                min={dayIn(0)}
                max={dayIn(MOST_DAYS)}
                onInput={(event) => list(event.currentTarget.value)}
              />
            </label>
          )}
        </div>
      )}
      <div class="buttons">
        <button type="submit" class="primary" aria-keyshortcuts="Enter">
          {t("review.confirm")} <kbd aria-hidden="true">Enter</kbd>
        </button>
        <button type="button" aria-keyshortcuts="Q" disabled={asked} onClick={ask}>
          {asked ? t("review.asked") : t("review.ask")} {!asked && <kbd aria-hidden="true">Q</kbd>}
        </button>
      </div>
      <p class="hint" role="status">
        {hint}
      </p>
    </form>
  );
}
