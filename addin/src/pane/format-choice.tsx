import type { SheetFormat } from "../api/types.ts";
import { t } from "../locales/index.ts";
import { Section } from "./section.tsx";

/** What an officer may attach: each kind alone, or both. */
const CHOICES = [["docx"], ["hwpx"], ["docx", "hwpx"]] as const satisfies SheetFormat[][];
type Choice = (typeof CHOICES)[number];

/** Which kinds of file go along with the mail. */
export function FormatChoice({
  formats,
  choose,
}: {
  formats: readonly SheetFormat[];
  choose: (formats: SheetFormat[]) => void;
}) {
  return (
    <Section name="formats" title={t("format.legend")}>
      <fieldset aria-label={t("format.legend")}>
        {CHOICES.map((choice) => (
          <label class="check" key={choice.join()}>
            <input
              type="radio"
              name="formats"
              checked={choice.join() === formats.join()}
              onChange={() => choose([...choice])}
            />
            <span>
              {nameOf(choice)}
              {choice.some((format) => format === "hwpx") && (
                <small class="trial">
                  {" "}
                  {choice.length > 1 && `${t("format.hwpx")} `}
                  {t("format.trial")}
                </small>
              )}
            </span>
          </label>
        ))}
      </fieldset>
    </Section>
  );
}

const nameOf = (choice: Choice) => (choice.length > 1 ? t("format.both") : t(`format.${choice[0]}`));

const keyOf = (address: string) => `consultaddin.formats.1.${address.toLowerCase()}`;

/** What this person chose last in this browser; a Word file at first. */
export function lastFormats(address: string): SheetFormat[] {
  try {
    const kept = localStorage.getItem(keyOf(address));
    return [...(CHOICES.find((choice) => choice.join() === kept) ?? CHOICES[0])];
  } catch {
    return [...CHOICES[0]];
  }
}

/** Remembers the choice for the next mail, where the browser keeps anything. */
export function keepFormats(address: string, formats: readonly SheetFormat[]) {
  try {
    localStorage.setItem(keyOf(address), formats.join());
  } catch {
    // Chosen anew each time, then.
  }
}
