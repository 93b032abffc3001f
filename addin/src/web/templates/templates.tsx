import { useCallback, useEffect, useState } from "preact/hooks";
import type { Problem } from "../../api/problem.ts";
import type { TemplateList, TemplateVersion } from "../../api/types.ts";
import { t } from "../../locales/index.ts";
import { asProblem, useWork } from "../../pane/hooks.ts";
import { Failure, Waiting } from "../../pane/notices.tsx";
import type { Session } from "../../pane/session.ts";
import { departmentName, formatName } from "./names.ts";
import { Upload } from "./upload.tsx";
import { Versions } from "./versions.tsx";

/** All templates by department and kind of file, and the way to add one. */
export function Templates({ session }: { session: Session }) {
  const { api, me } = session;
  const [list, setList] = useState<TemplateList | null>(null);
  const [loadProblem, setLoadProblem] = useState<Problem | null>(null);
  const [said, setSaid] = useState("");
  const { busy, problem, run } = useWork();
  const load = useCallback(async () => {
    setLoadProblem(null);
    try {
      setList(await api.templates());
    } catch (error) {
      setLoadProblem(asProblem(error));
    }
  }, [api]);
  useEffect(() => void load(), [load]);

  const mayWrite = me.roles.includes("administrator");
  const changed = async (version: TemplateVersion) => {
    const department = departmentName(version.department);
    setSaid(
      version.stopped
        ? t("templates.stopped", { department })
        : t("templates.used", { department, format: formatName(version.format), version: version.version }),
    );
    await load();
  };
  const change = (work: Promise<TemplateVersion>) => run(async () => changed(await work));

  return (
    <div class="templates">
      <h1>{t("templates.title")}</h1>
      <p class="hint">{t("templates.what")}</p>
      {mayWrite && list && (
        <Upload api={api} departments={list.departments} longest={list.longest} done={changed} />
      )}
      <div role="status">{said && <p class="success">{said}</p>}</div>
      {problem && <Failure problem={problem} />}
      {loadProblem && <Failure problem={loadProblem} again={() => void load()} />}
      {!list && !loadProblem && <Waiting text={t("loading")} />}
      {list && list.versions.length === 0 && <p class="empty">{t("templates.none")}</p>}
      {list &&
        sets(list.versions).map((versions) => (
          <Versions
            key={`${versions[0].department} ${versions[0].format}`}
            versions={versions}
            {...(mayWrite
              ? {
                  busy,
                  restore: (id: string) => void change(api.restoreTemplate(id)),
                  stop: (id: string) => void change(api.stopTemplate(id)),
                }
              : {})}
          />
        ))}
    </div>
  );
}

/** The versions of each department and kind, as the API orders them: newest first. */
function sets(all: readonly TemplateVersion[]) {
  const sets: [TemplateVersion, ...TemplateVersion[]][] = [];
  for (const version of all) {
    const last = sets.at(-1);
    if (last && last[0].department === version.department && last[0].format === version.format)
      last.push(version);
    else sets.push([version]);
  }
  return sets;
}
