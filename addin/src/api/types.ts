import type { Finding } from "../sheet/findings.ts";

export type Status =
  | "draft"
  | "awaiting"
  | "partial"
  | "approved"
  | "attention"
  | "changes-requested"
  | "rejected"
  | "withdrawn";

export type Decision =
  | "none"
  | "acknowledge"
  | "question"
  | "unclear"
  | "retract"
  | "approve"
  | "conditional"
  | "changes"
  | "reject";

export interface Me {
  address: string;
  name: string;
  roles: string[];
  departments: string[];
  body?: string | null;
}

export interface SizeOf {
  bytes: number;
  kind: string;
  unencodable?: string[];
  warnings?: string[];
}

export interface Hit {
  start: number;
  length: number;
  text: string;
  sort: "match" | "hint";
}

export interface CheckResult {
  findings: Finding[];
  messages: { size: SizeOf; hits: Hit[] }[];
}
