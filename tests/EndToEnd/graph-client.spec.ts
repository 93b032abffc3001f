import { expect, test } from "@playwright/test";
import {
  Client,
  MiddlewareFactory,
  ResponseType,
  type Middleware,
  type PageCollection,
} from "@microsoft/microsoft-graph-client";
import { createServer, type Server } from "node:http";
import { people } from "./office.ts";

// A second client of Microsoft's, written apart from the .NET one, does what the product's main job asks of Graph.

const address = `http://127.0.0.1:${process.env.CONSULTADDIN_PORT}`;

interface Mail {
  id: string;
  subject: string;
  internetMessageId: string;
  conversationId: string;
  isDraft: boolean;
  "@removed"?: { reason: string };
}

/** The end of the client's own chain: Graph's host is led to the stand-in, everything before it is as in production. */
const leadToStandIn: Middleware = {
  async execute(context) {
    const url = typeof context.request === "string" ? context.request : context.request.url;
    context.response = await fetch(
      url.replace("https://graph.microsoft.com/", `${address}/graph/`),
      context.options,
    );
  },
};

async function graph(): Promise<Client> {
  const token = await (await fetch(`${address}/local/token?as=graph`)).text();
  const chain = MiddlewareFactory.getDefaultMiddlewareChain({ getAccessToken: () => Promise.resolve(token) });
  return Client.initWithMiddleware({ middleware: [...chain.slice(0, -1), leadToStandIn] });
}

const immutable = { Prefer: 'IdType="ImmutableId"' };
const mailbox = `/users/${people.consultationMailbox}`;

function mime(subject: string, to: string): string {
  return [
    `From: <${people.consultationMailbox}>`,
    `To: <${to}>`,
    `Subject: ${subject}`,
    "Auto-Submitted: auto-generated",
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "",
    "알립니다.",
  ].join("\r\n");
}

test("Microsoft's JavaScript client makes a draft of MIME, sends it and finds the sent copy by the same id", async () => {
  const client = await graph();
  const draft = (await client
    .api(`${mailbox}/messages`)
    .headers({ ...immutable, "Content-Type": "text/plain" })
    .post(Buffer.from(mime("npm draft", people.outsider)).toString("base64"))) as Mail;
  expect(draft.isDraft).toBe(true);

  await client.api(`${mailbox}/messages/${draft.id}/send`).headers(immutable).post({});

  const sent = (await client
    .api(`${mailbox}/messages/${draft.id}`)
    .headers(immutable)
    .select(["id", "isDraft", "internetMessageId", "conversationId"])
    .get()) as Mail;
  expect(sent).toMatchObject({ isDraft: false, internetMessageId: draft.internetMessageId });
  const bytes = (await client
    .api(`${mailbox}/messages/${draft.id}/$value`)
    .responseType(ResponseType.TEXT)
    .get()) as string;
  expect(bytes).toContain("Auto-Submitted: auto-generated");
});

test("Microsoft's JavaScript client follows a folder by delta and reads what came whole", async () => {
  const client = await graph();
  const inbox = `${mailbox}/mailFolders/inbox/messages/delta`;
  let page = (await client
    .api(inbox)
    .headers({ Prefer: `${immutable.Prefer}, odata.maxpagesize=1` })
    .select(["subject", "internetMessageId"])
    .get()) as PageCollection;
  while (page["@odata.nextLink"])
    page = (await client.api(page["@odata.nextLink"]).headers(immutable).get()) as PageCollection;

  await arrive("npm reply");
  const next = (await client
    .api(String(page["@odata.deltaLink"]))
    .headers(immutable)
    .get()) as PageCollection;
  const [came] = next.value.filter((mail: Mail) => mail.subject === "npm reply") as Mail[];
  expect(came).toBeTruthy();

  await client.api(`${mailbox}/messages/${came!.id}/move`).post({ destinationId: "archive" });
  const last = (await client
    .api(String(next["@odata.deltaLink"]))
    .headers(immutable)
    .get()) as PageCollection;
  expect(last.value).toContainEqual(
    expect.objectContaining({ id: came!.id, "@removed": { reason: "deleted" } }),
  );
});

test("Microsoft's JavaScript client subscribes, is notified, renews and ends it; errors come as its own", async () => {
  const client = await graph();
  const heard: { clientState: string }[] = [];
  const listener = await listen((body) => heard.push(...(JSON.parse(body) as { value: typeof heard }).value));
  const { port } = listener.address() as { port: number };
  const created = (await client.api("/subscriptions").post({
    changeType: "created",
    resource: `users/${people.reviewer}/messages`,
    notificationUrl: `http://127.0.0.1:${port}/notifications`,
    clientState: "npm",
    expirationDateTime: new Date(Date.now() + 86_400_000).toISOString(),
  })) as { id: string; expirationDateTime: string };
  try {
    await arrive("npm notification", people.reviewer);
    await expect.poll(() => heard.map((one) => one.clientState)).toEqual(["npm"]);
    const renewed = (await client
      .api(`/subscriptions/${created.id}`)
      .patch({ expirationDateTime: new Date(Date.now() + 2 * 86_400_000).toISOString() })) as typeof created;
    expect(renewed.expirationDateTime > created.expirationDateTime).toBe(true);
  } finally {
    await client.api(`/subscriptions/${created.id}`).delete();
    listener.close();
  }

  const error = await client
    .api(`${mailbox}/messages/none`)
    .get()
    .then(
      () => null,
      (thrown: unknown) => thrown,
    );
  expect(error).toMatchObject({
    statusCode: 404,
    code: "ErrorItemNotFound",
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
});

async function arrive(subject: string, to: string = people.consultationMailbox): Promise<void> {
  const answer = await fetch(`${address}/local/mail?auth=dmarc`, {
    method: "POST",
    body: `From: <${people.outsider}>\r\nTo: <${to}>\r\nSubject: ${subject}\r\n\r\nx\r\n`,
  });
  expect(answer.status).toBe(202);
}

function listen(heard: (body: string) => void): Promise<Server> {
  const server = createServer((request, answer) => {
    const token = new URL(request.url ?? "", "http://x").searchParams.get("validationToken");
    let body = "";
    request.on("data", (part: Buffer) => (body += part.toString()));
    request.on("end", () => {
      if (token === null) heard(body);
      answer.writeHead(token === null ? 202 : 200, { "Content-Type": "text/plain" }).end(token ?? "");
    });
  });
  return new Promise((resolve) => server.listen(0, "127.0.0.1", () => resolve(server)));
}
