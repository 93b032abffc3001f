// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from "vitest";
import { createApi } from "./client.ts";
import { watch, type Liveness } from "./live.ts";
import { Problem } from "./problem.ts";

const json = (status: number, body: unknown) =>
  new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });
const bearer = (again?: boolean) => Promise.resolve({ Authorization: again ? "Bearer new" : "Bearer old" });

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** Answers requests one after the other, and keeps what was asked. */
function answering(...answers: (Response | Error)[]) {
  const asked: Request[] = [];
  vi.stubGlobal("fetch", (request: Request) => {
    asked.push(request);
    const answer = answers.shift() ?? new TypeError("Failed to fetch");
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  });
  return asked;
}

describe("A request to the API", () => {
  it("that is refused for its token is sent once more with a fresh one", async () => {
    const asked = answering(json(401, {}), json(200, { name: "김민수" }));
    expect(await createApi(bearer).me()).toEqual({ name: "김민수" });
    expect(asked.map((request) => request.headers.get("Authorization"))).toEqual([
      "Bearer old",
      "Bearer new",
    ]);
  });
  it("refused again says that the sign-in has expired", async () => {
    answering(json(401, {}), json(401, {}));
    await expect(createApi(bearer).me()).rejects.toMatchObject({ key: "error.expired" });
  });
  it("that nothing answers says so, and that nothing is lost", async () => {
    answering(new TypeError("Failed to fetch"));
    await expect(createApi(bearer).me()).rejects.toMatchObject({ key: "error.offline" });
  });
  it("refused for its content shows the API's sentence and names the field", async () => {
    const problem = {
      type: "urn:consultaddin:bad-window",
      detail: "발송 끝을 고쳐 주세요.",
      field: "sheet.messages[0].windowEnd",
    };
    answering(json(400, problem));
    await expect(createApi(bearer).get("C2026-00142-L")).rejects.toMatchObject({
      detail: "발송 끝을 고쳐 주세요.",
      field: "messages[0].windowEnd",
      type: "bad-window",
    });
  });
  it("that broke the server shows no insides of it", async () => {
    answering(json(500, { detail: "NullReferenceException" }));
    const problem = await createApi(bearer)
      .me()
      .catch((error: unknown) => error);
    expect(problem).toBeInstanceOf(Problem);
    expect(problem).toMatchObject({ key: "error.server", detail: "" });
  });
});

describe("News of a consultation", () => {
  const stream = (...chunks: string[]) =>
    new Response(
      new ReadableStream({
        start(controller) {
          for (const chunk of chunks) controller.enqueue(new TextEncoder().encode(chunk));
        },
      }),
    );

  it("come over a stream, however its bytes are cut", async () => {
    vi.stubGlobal("fetch", () =>
      Promise.resolve(
        stream("event: chan", 'ged\ndata: {"version":1}\n', "\nevent: changed\nda", "ta: {}\n\n: ping\n\n"),
      ),
    );
    const stop = new AbortController();
    const told: Liveness[] = [];
    let news = 0;
    watch(
      "/s",
      bearer,
      () => news++,
      (how) => told.push(how),
      stop.signal,
    );
    await vi.waitFor(() => expect(news).toBe(2));
    expect(told).toEqual(["stream"]);
    stop.abort();
  });
  it("are asked for every fifteen seconds where no stream can be had, until it can", async () => {
    vi.useFakeTimers();
    const answers = [json(503, {}), json(503, {}), stream("event: changed\ndata: {}\n\n")];
    vi.stubGlobal("fetch", () => Promise.resolve(answers.shift()));
    const stop = new AbortController();
    const told: Liveness[] = [];
    let news = 0;
    watch(
      "/s",
      bearer,
      () => news++,
      (how) => told.push(how),
      stop.signal,
    );
    await vi.advanceTimersByTimeAsync(0);
    expect([news, told.at(-1)]).toEqual([1, "polling"]);
    await vi.advanceTimersByTimeAsync(15_000);
    expect([news, told.at(-1)]).toEqual([2, "polling"]);
    await vi.advanceTimersByTimeAsync(15_000);
    expect([news, told.at(-1)]).toEqual([3, "stream"]);
    stop.abort();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(news).toBe(3);
  });
});
