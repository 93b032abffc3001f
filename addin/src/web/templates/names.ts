import type { SheetFormat } from "../../api/types.ts";
import { t, tCode } from "../../locales/index.ts";

/** A department as people read it; the empty one means all. */
export const departmentName = (department: string) => department || t("templates.all");

/** A kind of file as people read it. */
export const formatName = (format: SheetFormat) => tCode("format.", format);

/** `12 KB`. */
export const sizeOf = (bytes: number) =>
  `${Math.max(1, Math.round(bytes / 1024)).toLocaleString("ko-KR")} KB`;
