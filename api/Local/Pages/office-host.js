// Answers what a pane asks through the stand-in of Office.js, with Outlook's limits and errors.

import { has } from "./hosts.js";

const LONGEST_BODY = 1_000_000;
const LONGEST_FILE = 34_865_152;
const UNASSOCIATED = Symbol("no action of that name");

class OfficeError extends Error {
  constructor(name, code, message) {
    super(message);
    this.name = name;
    this.code = code;
  }
}

/**
 * Serves one frame.
 * @param frame The iframe with the pane or the Smart Alert.
 * @param origin The frame's origin; nothing else is listened to.
 * @param mail The open mail (see compose.js and its `mail` object); `mail.host` is the Outlook that is stood in for.
 * @param tokens Gives what nested app authentication needs, for the person of this page; null for an Outlook without it.
 * @returns `tell()` sends the state anew, `show(mail)` moves a pinned pane to another mail, `run(action)` runs an associated
 * action, `stop()` ends it.
 */
export function serveOffice(frame, origin, mail, tokens) {
  let running = 0;
  const waiting = new Map();
  let events = 0;
  let greeted;
  const hello = new Promise((resolve) => { greeted = resolve; });
  const post = (message) => frame.contentWindow?.postMessage({ standIn: true, ...message }, origin);
  const tell = () => post({ kind: "state", state: { nestedAppAuth: tokens !== null, ...mail.state() } });

  async function answer({ call, path, args }) {
    let result;
    if (running >= (mail.host.mostCalls ?? Infinity)) result = failed(new OfficeError("InternalError", 5001, "Too many asynchronous calls at once."));
    else {
      running++;
      try {
        const run = CALLS[path];
        if (!run || !has(mail.host, path)) throw new OfficeError("OperationNotSupported", 5000, `${path} is not in the stand-in of Office.js for ${mail.host.name}.`);
        const value = await run(mail, ...args);
        result = { status: "succeeded", value };
      } catch (error) {
        result = failed(error);
      } finally {
        running--;
      }
    }
    post({ kind: "result", call, result });
  }

  async function authenticate(text) {
    const request = JSON.parse(text);
    const reply = (body) => post({ kind: "nestedAppAuth", text: JSON.stringify({ messageType: "NestedAppAuthResponse", requestId: request.requestId, ...body }) });
    try {
      const { account, token } = await tokens();
      const { homeAccountId, environment, tenantId } = account;
      reply(request.method === "GetInitContext"
        ? { success: true, initContext: { sdkName: "stand-in", sdkVersion: "1", capabilities: { queryAccount: true }, accountContext: { homeAccountId, environment, tenantId } } }
        : { success: true, token: { ...token, scope: request.tokenParams?.scope }, account });
    } catch (error) {
      reply({ success: false, error: { status: "PERSISTENT_ERROR", code: "stand-in", description: error.message } });
    }
  }

  function heard({ source, origin: from, data }) {
    if (source !== frame.contentWindow || from !== origin || !data?.standIn) return;
    if (data.kind === "hello") { tell(); greeted(true); }
    if (data.kind === "call") void answer(data);
    if (data.kind === "nestedAppAuth") void authenticate(data.text);
    if (data.kind === "completed") waiting.get(data.event)?.(data.options);
    if (data.kind === "unassociated") waiting.get(data.event)?.(UNASSOCIATED);
  }
  window.addEventListener("message", heard);

  return {
    tell,
    show(next) { mail = next; tell(); },
    /** The options that the action completed with; null when it isn't there or takes longer than Outlook waits. */
    async run(action) {
      const late = new Promise((resolve) => { setTimeout(resolve, 5000, null); });
      if (!(await Promise.race([hello, late]))) return null;
      // Office.js says hello before the script behind it has associated anything.
      for (;;) {
        const event = ++events;
        const done = new Promise((resolve) => { waiting.set(event, resolve); });
        post({ kind: "run", action, event });
        const outcome = await Promise.race([done, late]);
        if (outcome !== UNASSOCIATED) return outcome;
        if ((await Promise.race([late, new Promise((resolve) => { setTimeout(resolve, 100, true); })])) === null) return null;
      }
    },
    stop: () => window.removeEventListener("message", heard),
  };
}

const failed = (error) => ({ status: "failed", error: { name: error.name, code: error.code ?? 5001, message: error.message } });

const details = (one) => {
  if (typeof one === "string") return { displayName: one, emailAddress: one, recipientType: "other" };
  return { displayName: one.displayName || one.emailAddress, emailAddress: one.emailAddress, recipientType: "other" };
};

/** The calls on one field of recipients. */
const recipients = (field) => ({
  [`${field}.getAsync`]: (mail) => mail[field].filter((one) => one.emailAddress.includes("@")),
  [`${field}.setAsync`]: (mail, list) => { limit(list, mail, 0); mail[field] = list.map(details); },
  [`${field}.addAsync`]: (mail, list) => { limit(list, mail, mail[field].length); mail[field] = [...mail[field], ...list.map(details)]; },
});

function limit(list, mail, there) {
  if (!Array.isArray(list)) throw new OfficeError("InvalidParameter", 5002, "recipients must be an array.");
  if (list.length > 100) throw new OfficeError("NumberOfRecipientsExceeded", 9012, "More than 100 recipients in one call.");
  if (there + list.length > mail.host.mostRecipients) throw new OfficeError("NumberOfRecipientsExceeded", 9012, `More than ${mail.host.mostRecipients} recipients in the field.`);
}

const CALLS = {
  "subject.getAsync": (mail) => mail.subject,
  "subject.setAsync": (mail, subject) => {
    if (String(subject).length > 255) throw new OfficeError("DataExceedsMaximumSize", 9006, "The subject parameter is longer than 255 characters.");
    mail.subject = String(subject);
  },
  ...recipients("to"),
  ...recipients("cc"),
  ...recipients("bcc"),
  "from.getAsync": (mail) => mail.from,
  "body.getTypeAsync": (mail) => mail.bodyType,
  "body.getAsync": (mail, type) => (type === "text" ? mail.text() : mail.html()),
  "body.setAsync": (mail, data, options) => { checkBody(mail, data, options); written(mail, () => mail.setBody(data, options?.coercionType === "html")); },
  "body.prependAsync": (mail, data, options) => { checkBody(mail, data, options); mail.prepend(data, options?.coercionType === "html"); },
  "getAttachmentsAsync": (mail) => mail.attachments.map(({ id, name, size, contentType }) => ({ id, name, size, contentType, attachmentType: "file", isInline: false })),
  "addFileAttachmentFromBase64Async": async (mail, base64, name) => {
    if (String(base64).length > LONGEST_FILE) throw new OfficeError("AttachmentSizeExceeded", 9000, "The attachment is larger than 25 MB.");
    if (!name || String(name).length > 255) throw new OfficeError("InvalidParameter", 5002, "The attachment's name is empty or longer than 255 characters.");
    if (!/^[A-Za-z0-9+/]*={0,2}$/.test(base64)) throw new OfficeError("InternalFormatError", 9002, "The file is not base64.");
    // On the Mac a file that is added while another one is vanishes, with success.
    if (mail.host.losesFiles) {
      if (mail.adding) return String(mail.attachments.length);
      mail.adding = true;
      await new Promise((resolve) => setTimeout(resolve, 50));
      mail.adding = false;
    }
    return mail.addFile(name, "application/octet-stream", base64);
  },
  "removeAttachmentAsync": (mail, id) => {
    if (!mail.removeFile(id)) throw new OfficeError("InvalidAttachmentId", 9003, "The attachment identifier does not exist.");
  },
  "internetHeaders.setAsync": (mail, headers) => { Object.assign(mail.headers, headers); },
  "internetHeaders.getAsync": (mail, names) => Object.fromEntries(names.filter((name) => name in mail.headers).map((name) => [name, mail.headers[name]])),
  "internetHeaders.removeAsync": (mail, names) => { for (const name of names) delete mail.headers[name]; },
  "sessionData.setAsync": (mail, name, value) => {
    if (JSON.stringify({ ...mail.session, [name]: value }).length > 50_000) throw new OfficeError("DataExceedsMaximumSize", 9006, "Session data is limited to 50,000 characters.");
    mail.session[name] = String(value);
  },
  "sessionData.getAsync": (mail, name) => {
    if (!(name in mail.session)) throw new OfficeError("KeyNotFound", 9043, "The specified key was not found.");
    return mail.session[name];
  },
  "sessionData.getAllAsync": (mail) => ({ ...mail.session }),
  "sessionData.removeAsync": (mail, name) => { delete mail.session[name]; },
  "sessionData.clearAsync": (mail) => { mail.session = {}; },
  // Strings, as each add-in sees its own; what is only set and never saved is gone with the pane.
  "customProperties.load": (mail) => ({ ...mail.properties }),
  "customProperties.save": (mail, kept) => {
    if (JSON.stringify(kept).length > 2_500) throw new OfficeError("DataExceedsMaximumSize", 9006, "Custom properties are limited to 2,500 characters.");
    mail.properties = kept;
  },
  "roamingSettings.save": (mail, kept) => {
    if (JSON.stringify(kept).length > 32_768) throw new OfficeError("SettingsTooLarge", 9057, "Roaming settings are limited to 32 KB.");
    mail.keepRoaming(kept);
  },
  "getComposeTypeAsync": (mail) => ({ composeType: mail.composeType, coercionType: mail.bodyType }),
  "saveAsync": (mail) => mail.save(),
  "getItemIdAsync": (mail) => {
    if (!mail.draft) throw new OfficeError("ItemNotSaved", 9050, "The id can't be retrieved until the item is saved.");
    return mail.draft;
  },
  "getAllInternetHeadersAsync": (mail) => mail.internetHeaders(),
  "notificationMessages.addAsync": (mail, key, message) => {
    if (mail.notices.has(key)) throw new OfficeError("DuplicateNotificationKey", 9023, "A notification with this key exists already.");
    show(mail, key, message);
  },
  "notificationMessages.replaceAsync": (mail, key, message) => show(mail, key, message),
  "notificationMessages.removeAsync": (mail, key) => { mail.notices.delete(key); mail.showNotices(); },
  "notificationMessages.getAllAsync": (mail) => [...mail.notices].map(([key, message]) => ({ key, ...message })),
};

// On the Mac the callback comes before the body has changed.
function written(mail, change) {
  if (mail.host.answersEarly) setTimeout(change, 150);
  else change();
}

function checkBody(mail, data, options) {
  if (options?.coercionType === "html" && mail.bodyType === "text") throw new OfficeError("InvalidFormatError", 9007, "The body is plain text and takes no HTML.");
  if (String(data).length > LONGEST_BODY) throw new OfficeError("DataExceedsMaximumSize", 9006, "The data parameter is longer than 1,000,000 characters.");
}

function show(mail, key, message) {
  if (message.message.length > 150) throw new OfficeError("InvalidParameter", 5002, "The message is longer than 150 characters.");
  if (message.type === "informationalMessage" && (!message.icon || message.persistent === undefined))
    throw new OfficeError("InvalidParameter", 5002, "informationalMessage needs icon and persistent.");
  if (message.type !== "informationalMessage" && ("icon" in message || "persistent" in message))
    throw new OfficeError("InvalidParameter", 5002, `${message.type} takes neither icon nor persistent.`);
  if (!mail.notices.has(key) && mail.notices.size >= 5) throw new OfficeError("NumberOfNotificationMessagesExceeded", 9025, "No more than five notifications.");
  mail.notices.set(key, message);
  mail.showNotices();
}
