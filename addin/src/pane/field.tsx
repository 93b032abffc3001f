import type { ComponentChildren } from "preact";
import { tCode } from "../locales/index.ts";
import type { Finding } from "../sheet/findings.ts";
import { labelOf } from "./labels.ts";

/** The element id of the control for a field's path, such as `messages[0].text`. */
export const idOf = (path: string) => `f-${path.replace(/[[\].]+/g, "-").replace(/-$/, "")}`;

/** The words for a finding: the API's own, or the locale's by code. */
export const sentenceOf = (finding: Finding, label: string) =>
  finding.text ?? tCode("finding.", finding.code, { label });

/** What a control needs to be bound to its label, hint and findings. */
export interface ControlProps {
  id: string;
  "aria-invalid": boolean | undefined;
  "aria-describedby": string | undefined;
  "aria-required": boolean | undefined;
}

/** What is found of a part of the sheet that is no single control, such as all messages together. */
export function Said({ path, findings }: { path: string; findings: readonly Finding[] }) {
  const own = findings.filter((finding) => finding.field === path);
  return (
    <>
      {own.map((finding) => (
        <p key={finding.code} class={finding.severity === "error" ? "error" : "note"}>
          {sentenceOf(finding, labelOf(path))}
        </p>
      ))}
    </>
  );
}

interface FieldProps {
  path: string;
  label: string;
  hint?: string;
  required?: boolean;
  findings: readonly Finding[];
  /** Findings of these codes stay unsaid until the field was left or filling was tried: nobody is scolded for a blank form. */
  quiet?: boolean;
  children: (control: ControlProps) => ComponentChildren;
}

/** A label, its control, a hint, and what is wrong with it, tied together for screen readers. */
export function Field({ path, label, hint, required, findings, quiet, children }: FieldProps) {
  const id = idOf(path);
  const own = findings.filter((finding) => finding.field === path && !(quiet && finding.code === "required"));
  const errors = own.filter((finding) => finding.severity === "error");
  const hints = own.filter((finding) => finding.severity === "hint");
  const described = [
    hint ? `${id}-hint` : "",
    errors.length ? `${id}-error` : "",
    hints.length ? `${id}-note` : "",
  ];
  return (
    <div class="field">
      <label for={id} class={required ? "required" : undefined}>
        {label}
      </label>
      {hint && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({
        id,
        "aria-invalid": errors.length ? true : undefined,
        "aria-describedby": described.join(" ").trim() || undefined,
        "aria-required": required || undefined,
      })}
      {errors.length > 0 && (
        <p class="error" id={`${id}-error`}>
          {errors.map((finding) => sentenceOf(finding, label)).join(" ")}
        </p>
      )}
      {hints.length > 0 && (
        <p class="note" id={`${id}-note`}>
          {hints.map((finding) => sentenceOf(finding, label)).join(" ")}
        </p>
      )}
    </div>
  );
}
