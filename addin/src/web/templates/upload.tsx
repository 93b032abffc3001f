import { useEffect, useRef, useState } from "preact/hooks";
import type { Api } from "../../api/client.ts";
import { Problem } from "../../api/problem.ts";
import type { TemplateCheck, TemplateVersion } from "../../api/types.ts";
import { t } from "../../locales/index.ts";
import { asProblem, useWork } from "../../pane/hooks.ts";
import { Failure, Waiting } from "../../pane/notices.tsx";
import { Checked } from "./checked.tsx";

/** Chooses whose template and which file; shows what it would give; and only then puts it into use. */
export function Upload({
  api,
  departments,
  longest,
  done,
}: {
  api: Api;
  departments: readonly string[];
  longest: number;
  done: (version: TemplateVersion) => Promise<void>;
}) {
  const [department, setDepartment] = useState("");
  const [file, setFile] = useState<File | null>(null);
  const [check, setCheck] = useState<TemplateCheck | null>(null);
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const [checking, setChecking] = useState(false);
  const [checkProblem, setCheckProblem] = useState<Problem | null>(null);
  const { busy, problem, run } = useWork();

  const choose = (chosen: File | undefined) => {
    setOver(false);
    if (chosen) setFile(chosen);
  };
  // Checked anew for another department, whose name stands in the sample; only the last answer counts.
  useEffect(() => {
    setCheck(null);
    setCheckProblem(null);
    setChecking(false);
    if (!file) return;
    const mb = longest / 1024 / 1024;
    if (file.size > longest) {
      setCheckProblem(new Problem("templates.tooLarge", t("templates.tooLarge", { mb })));
      return;
    }
    let last = true;
    setChecking(true);
    api
      .checkTemplate(department, file)
      .then(
        (answer) => last && setCheck(answer),
        (error: unknown) => last && setCheckProblem(asProblem(error)),
      )
      .finally(() => last && setChecking(false));
    return () => {
      last = false;
    };
  }, [api, department, file, longest]);
  const use = () =>
    run(async () => {
      if (!file) return;
      const version = await api.uploadTemplate(department, file);
      setFile(null);
      if (input.current) input.current.value = "";
      await done(version);
    });

  return (
    <section
      aria-labelledby="upload"
      class={over ? "upload over" : "upload"}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        const dropped = event.dataTransfer?.files;
        // Shown in the field, as if it had been chosen there.
        if (input.current && dropped?.length) input.current.files = dropped;
        choose(dropped?.[0]);
      }}
    >
      <h2 id="upload">{t("templates.upload")}</h2>
      <div class="row">
        <div class="field">
          <label for="department">{t("templates.department")}</label>
          <select
            id="department"
            value={department}
            onChange={(event) => setDepartment(event.currentTarget.value)}
          >
            <option value="">{t("templates.all")}</option>
            {departments.map((name) => (
              <option key={name}>{name}</option>
            ))}
          </select>
        </div>
        <div class="field">
          <label for="file">{t("templates.file")}</label>
          <input
            id="file"
            ref={input}
            type="file"
            accept=".docx,.hwpx"
            aria-describedby="file-hint"
            onChange={(event) => choose(event.currentTarget.files?.[0])}
          />
        </div>
      </div>
      <p class="hint" id="file-hint">
        {t("templates.drop", { mb: longest / 1024 / 1024 })}
      </p>
      {(checking || busy) && <Waiting text={t("templates.checking")} />}
      {checkProblem && <Failure problem={checkProblem} />}
      {problem && <Failure problem={problem} />}
      {file && check && (
        <Checked name={file.name} check={check}>
          <button type="button" class="primary" aria-disabled={busy} onClick={() => void use()}>
            {t("templates.use")}
          </button>
        </Checked>
      )}
    </section>
  );
}
