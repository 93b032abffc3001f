import type { FillResult } from "../api/types.ts";
import { t } from "../locales/index.ts";
import { supports } from "../outlook/host.ts";
import { FileLink } from "./file-link.tsx";

/** The sheet's files to be attached by hand, in an Outlook that lets no add-in attach one. */
export function AttachByHand({ files }: { files: FillResult["attachments"] }) {
  if (supports("1.8")) return null;
  return (
    <>
      <p role="status">{t("compose.attachByHand")}</p>
      {files.map((file) => (
        <FileLink key={file.name} file={file} label={file.name} />
      ))}
    </>
  );
}
