import type { TemplateVersion } from "../../api/types.ts";
import { t } from "../../locales/index.ts";
import { formatSeoul } from "../../sheet/seoul.ts";
import { departmentName, formatName, sizeOf } from "./names.ts";

/** One department's template of one kind: the version in use, and those before it. */
export function Versions({
  versions: [newest, ...older],
  busy = false,
  restore,
  stop,
}: {
  versions: readonly [TemplateVersion, ...TemplateVersion[]];
  busy?: boolean;
  restore?: (id: string) => void;
  stop?: (id: string) => void;
}) {
  const name = `${departmentName(newest.department)} · ${formatName(newest.format)}`;
  return (
    <section aria-label={name}>
      <h2>
        {name} {newest.format === "hwpx" && <small class="trial">{t("format.trial")}</small>}
      </h2>
      {newest.stopped ? (
        <p>{t("templates.notUsed", { time: formatSeoul(newest.at), name: newest.by })}</p>
      ) : (
        <Version version={newest}>
          {stop && (
            <button type="button" aria-disabled={busy} onClick={() => stop(newest.id)}>
              {t("templates.stop")}
            </button>
          )}
        </Version>
      )}
      {older.length > 0 && (
        <details>
          <summary>{t("templates.older", { n: older.length })}</summary>
          <ul class="list">
            {older.map((version) => (
              <li key={version.id}>
                {version.stopped ? (
                  <p>{t("templates.notUsed", { time: formatSeoul(version.at), name: version.by })}</p>
                ) : (
                  <Version version={version}>
                    {restore && (
                      <button type="button" aria-disabled={busy} onClick={() => restore(version.id)}>
                        {t("templates.restore", { n: version.version })}
                      </button>
                    )}
                  </Version>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Version({ version, children }: { version: TemplateVersion; children: preact.ComponentChildren }) {
  const at = `/api/templates/${version.id}`;
  return (
    <>
      <p class="file">
        <strong>{t("templates.version", { n: version.version })}</strong> {version.name}
        {version.newest && <span class="inUse">{t("templates.inUse")}</span>}
      </p>
      <p class="who">
        {formatSeoul(version.at)} · {version.by} · {sizeOf(version.size)}
        {version.restoredFrom && ` · ${t("templates.restoredFrom", { n: version.restoredFrom })}`}
      </p>
      <div class="buttons">
        <a href={`${at}/preview`} download>
          {t("templates.sampleOf", { n: version.version })}
        </a>
        <a href={`${at}/file`} download>
          {t("templates.fileOf", { n: version.version })}
        </a>
        {children}
      </div>
    </>
  );
}
