import createClient from "openapi-fetch";
import type { Sheet } from "../sheet/sheet.ts";
import { Problem, problemOf } from "./problem.ts";
import type { components, paths } from "./schema.d.ts";

type Schemas = components["schemas"];

/**
 * How a request says who asks: a bearer token in the pane, nothing but the cookie on the web pages.
 * @param again True after the API refused the last token.
 */
export type Authorize = (again?: boolean) => Promise<Record<string, string>>;

export type Api = ReturnType<typeof createApi>;

/** After a minute without an answer there is no server worth waiting for. */
const LIMIT = 60_000;

/** What openapi-fetch answers. */
interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The API, call by call, typed by its own description. Every failure is a Problem with a sentence to show. */
export function createApi(authorize: Authorize) {
  const client = createClient<paths>({
    baseUrl: location.origin,
    fetch: (request) => send(request, authorize),
  });
  const at = (reference: string) => ({ params: { path: { reference } } });

  return {
    authorize,
    streamUrl: (reference: string) => `/api/consultations/${encodeURIComponent(reference)}/stream`,
    me: async () => read(await client.GET("/api/me")),
    settings: async () => read(await client.GET("/api/settings")),
    check: async (sheet: Sheet, signal: AbortSignal) =>
      read(await client.POST("/api/check", { body: { sheet }, signal })),
    list: async () => read(await client.GET("/api/consultations", { params: { query: { limit: 50 } } })),
    get: async (reference: string) => read(await client.GET("/api/consultations/{reference}", at(reference))),
    create: async (sheet: Sheet, repeats: string | null = null) =>
      read(await client.POST("/api/consultations", { body: { sheet, repeats } })),
    fill: async (reference: string, body: Schemas["FillSheetRequest"]) =>
      read(await client.POST("/api/consultations/{reference}/fill", { ...at(reference), body })),
    readSheet: async (file: File) => read(await client.POST("/api/sheets/read", asBody(file))),
    amend: async (reference: string, sheet: Sheet) =>
      read(await client.POST("/api/consultations/{reference}/amend", { ...at(reference), body: { sheet } })),
    withdraw: async (reference: string, reason: string) =>
      read(
        await client.POST("/api/consultations/{reference}/withdraw", { ...at(reference), body: { reason } }),
      ),
    markUrgent: async (reference: string, reason: string) =>
      read(
        await client.POST("/api/consultations/{reference}/urgent", { ...at(reference), body: { reason } }),
      ),
    noticeSent: async (reference: string, sentAt: string, recipients: number) =>
      read(
        await client.POST("/api/consultations/{reference}/notice/sent", {
          ...at(reference),
          body: { sentAt, recipients },
        }),
      ),
    noticeMoved: async (reference: string, windowStart: string, windowEnd: string) =>
      read(
        await client.POST("/api/consultations/{reference}/notice/moved", {
          ...at(reference),
          body: { windowStart, windowEnd },
        }),
      ),
    noticeCancelled: async (reference: string, reason: string) =>
      read(
        await client.POST("/api/consultations/{reference}/notice/cancelled", {
          ...at(reference),
          body: { reason },
        }),
      ),
    note: async (reference: string, body: Schemas["NoteAgreementRequest"]) =>
      read(await client.POST("/api/consultations/{reference}/notes", { ...at(reference), body })),
    reviewsStreamUrl: "/api/reviews/stream",
    reviews: async () => read(await client.GET("/api/reviews")),
    // Kept alive, so that a page that is left still sends what was decided on it.
    mail: async (reference: string, mailId: string) =>
      read(
        await client.GET("/api/consultations/{reference}/mails/{mailId}", {
          params: { path: { reference, mailId } },
        }),
      ),
    rule: async (reference: string, mailId: string, body: Schemas["RuleOnMailRequest"]) =>
      read(
        await client.POST("/api/consultations/{reference}/mails/{mailId}/ruling", {
          params: { path: { reference, mailId } },
          body,
          keepalive: true,
        }),
      ),
    askWriter: async (reference: string, mailId: string) =>
      read(
        await client.POST("/api/consultations/{reference}/mails/{mailId}/question", {
          params: { path: { reference, mailId } },
          keepalive: true,
        }),
      ),
    endListing: async (id: string) => {
      const { error, response } = await client.POST("/api/reviews/members/{id}/end", {
        params: { path: { id } },
      });
      if (!response.ok) throw problemOf(response.status, error);
    },
    remind: async (reference: string, body: string) =>
      read(await client.POST("/api/consultations/{reference}/remind", { ...at(reference), body: { body } })),
    preview: async (sheet: Sheet, reference: string | null) =>
      read(await client.POST("/api/preview", { body: { sheet, reference } })),
    answered: async (reference: string, mailId: string) =>
      read(
        await client.POST("/api/consultations/{reference}/questions/{mailId}/answered", {
          params: { path: { reference, mailId } },
        }),
      ),
    templates: async () => read(await client.GET("/api/templates")),
    checkTemplate: async (department: string, file: File) =>
      read(await client.POST("/api/templates/check", { params: { query: { department } }, ...asBody(file) })),
    uploadTemplate: async (department: string, file: File) =>
      read(
        await client.POST("/api/templates", {
          params: { query: { department, name: file.name } },
          ...asBody(file),
        }),
      ),
    restoreTemplate: async (id: string) =>
      read(await client.POST("/api/templates/{id}/restore", { params: { path: { id } } })),
    stopTemplate: async (id: string) =>
      read(await client.POST("/api/templates/{id}/stop", { params: { path: { id } } })),
  };
}

/** A file as the whole body of a request; the description calls its bytes a string. */
const asBody = (file: File) => ({
  body: "",
  bodySerializer: () => file,
  headers: { "Content-Type": "application/octet-stream" },
});

/** Sends with the caller's credentials, and once more with fresh ones: a token may end between two looks at the clock. */
async function send(request: Request, authorize: Authorize): Promise<Response> {
  const attempt = async (again: boolean) => {
    const copy = request.clone();
    for (const [name, value] of Object.entries(await authorize(again))) copy.headers.set(name, value);
    const signal = AbortSignal.any([request.signal, AbortSignal.timeout(LIMIT)]);
    return fetch(copy, { signal }).catch((error: unknown) => {
      throw request.signal.aborted ? error : new Problem("error.offline");
    });
  };
  const answer = await attempt(false);
  return answer.status === 401 ? attempt(true) : answer;
}

function read<T>({ data, error, response }: Answer<T>): T {
  if (!response.ok || data === undefined) throw problemOf(response.status, error);
  return data;
}
