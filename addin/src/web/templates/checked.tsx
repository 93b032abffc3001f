import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { TemplateCheck } from "../../api/types.ts";
import { t } from "../../locales/index.ts";
import { formatName } from "./names.ts";

/** What a file would be as a template: what hinders it, what it lacks, and what comes out for an invented sheet. */
export function Checked({
  name,
  check,
  children,
}: {
  name: string;
  check: TemplateCheck;
  children: ComponentChildren;
}) {
  const sample = useDownload(check.sample ?? null);
  const refused = check.findings.filter((finding) => finding.refuses);
  const lost = check.findings.filter((finding) => !finding.refuses);
  return (
    <div class="checked">
      <p class="file">
        <strong>{name}</strong> {formatName(check.format)}{" "}
        {check.format === "hwpx" && <small class="trial">{t("format.trial")}</small>}
      </p>
      {refused.length > 0 && (
        <div class="failure" role="alert">
          <p>{t("templates.refused")}</p>
          <ul class="sentences">
            {refused.map((finding) => (
              <li key={finding.text}>{finding.text}</li>
            ))}
          </ul>
        </div>
      )}
      {check.usable && (
        <>
          <p role="status">{t("templates.usable")}</p>
          {lost.length > 0 && (
            <ul class="sentences">
              {lost.map((finding) => (
                <li key={finding.text}>{finding.text}</li>
              ))}
            </ul>
          )}
          <div class="buttons">
            {children}
            {check.sample && sample && (
              <a href={sample} download={check.sample.name}>
                {t("templates.sample")}
              </a>
            )}
          </div>
          <details>
            <summary>
              {t("templates.places", { n: check.places.filter((place) => place.found).length })}
            </summary>
            <dl class="facts">
              {check.places.map((place) => (
                <div key={place.tag}>
                  <dt>{place.label}</dt>
                  <dd>
                    {place.found ? (
                      place.sample || (
                        // Nothing is filled in only where a body writes.
                        <span class="absent">{t("templates.bodyWrites")}</span>
                      )
                    ) : (
                      <span class="absent">{t("templates.absent")}</span>
                    )}
                  </dd>
                </div>
              ))}
            </dl>
          </details>
        </>
      )}
    </div>
  );
}

/** An address under which the browser gives a file out; null until there is one. */
function useDownload(file: TemplateCheck["sample"] | null) {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    if (!file) return;
    const bytes = Uint8Array.from(atob(file.base64), (character) => character.charCodeAt(0));
    const made = URL.createObjectURL(new Blob([bytes], { type: file.contentType }));
    setAddress(made);
    return () => {
      URL.revokeObjectURL(made);
      setAddress(null);
    };
  }, [file]);
  return address;
}
