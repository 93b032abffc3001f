/*
 * A stand-in of Office.js for a pane in a frame of the compose page: each call becomes a message to that page, which
 * holds the mail. Only the calls that the product uses, in the shapes that Microsoft describes.
 */
(() => {
  "use strict";

  // Two sites when the product runs apart from the stand-in: the frame's address says who its host is.
  const asked = new URLSearchParams(location.search).get("standIn");
  const hostOrigin = asked && /^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?$/.test(asked) ? asked : location.origin;
  const host = window.parent;
  const outside = host === window;
  // A dialog is a window that a pane of the same site opened; it has no mail.
  const dialogOf = outside ? window.opener : null;

  const callbacks = new Map();
  const actions = new Map();
  const handlers = [];
  let number = 0;
  let state = null;
  let ready;
  const whenReady = new Promise((resolve) => { ready = resolve; });

  const post = (message) => host.postMessage({ standIn: true, ...message }, hostOrigin);

  function invoke(path, args) {
    const given = [...args];
    const callback = typeof given.at(-1) === "function" ? given.pop() : null;
    const options = given.find((one) => one && typeof one === "object" && "asyncContext" in one);
    const call = ++number;
    if (callback) callbacks.set(call, (result) => callback({ ...result, asyncContext: options?.asyncContext }));
    post({ kind: "call", call, path, args: given });
  }

  const remote = (path) => new Proxy(function () {}, {
    get: (_, name) => (typeof name === "symbol" || name === "then" || name === "toJSON" ? undefined : remote(path ? `${path}.${name}` : name)),
    apply: (_, __, args) => invoke(path, args),
  });

  // While reading, properties are values; while composing, each is an object with calls.
  const item = () => {
    if (!state?.item) return null;
    const calls = remote("");
    const own = { ...state.item, loadCustomPropertiesAsync };
    return new Proxy(own, { get: (values, name) => (name in values ? values[name] : calls[name]) });
  };

  /** What an add-in keeps by names: changed at once in the pane, kept for later by saveAsync alone. */
  const namesAndValues = (kept, path) => ({
    get: (name) => kept[name],
    set: (name, value) => { kept[name] = value; },
    remove: (name) => { delete kept[name]; },
    saveAsync: (...args) => invoke(path, [{ ...kept }, ...args]),
  });
  function loadCustomPropertiesAsync(...args) {
    const callback = args.pop();
    invoke("customProperties.load", [...args, (result) => callback(result.value ? { ...result, value: namesAndValues(result.value, "customProperties.save") } : result)]);
  }
  let roaming = null;

  /** Opens a window as an Office dialog: one at a time, told when it sends its message or is closed. */
  let dialog = null;
  function displayDialog(address, callback) {
    const answer = (result) => queueMicrotask(() => callback(result));
    const refuse = (code, message) => answer({ status: "failed", error: { code, name: "Dialog", message } });
    if (new URL(address, location.href).origin !== location.origin) return refuse(12011, "The dialog's first page must be on the add-in's own site.");
    if (dialog && !dialog.closed) return refuse(12007, "A dialog is already opened.");
    const opened = window.open(address, "consultaddin-dialog", "popup,width=480,height=640");
    if (!opened) return refuse(12009, "The user chose to ignore the dialog box.");
    dialog = opened;
    const told = new Map();
    const tell = (type, event) => told.get(type)?.(event);
    const heard = ({ source, origin, data }) => {
      if (source === opened && origin === location.origin && data?.standInDialog) tell("dialogMessageReceived", { message: data.message, origin });
    };
    const watch = setInterval(() => {
      if (!opened.closed) return;
      end();
      tell("dialogEventReceived", { error: 12006 });
    }, 250);
    const end = () => { clearInterval(watch); window.removeEventListener("message", heard); };
    window.addEventListener("message", heard);
    answer({ status: "succeeded", value: { addEventHandler: (type, handler) => { told.set(type, handler); }, close: () => { end(); opened.close(); } } });
  }

  window.addEventListener("message", ({ source, origin, data }) => {
    if (source !== host || origin !== hostOrigin || !data?.standIn) return;
    if (data.kind === "state") {
      const before = state;
      state = data.state;
      ready({ host: "Outlook", platform: state.host.platform });
      if (before && before.itemKey !== state.itemKey) for (const { type, handler } of handlers) if (type === "olkItemSelectedChanged") handler({ type });
      if (before && before.theme.bodyBackgroundColor !== state.theme.bodyBackgroundColor) for (const { type, handler } of handlers) if (type === "officeThemeChanged") handler({ type, officeTheme: state.theme });
    } else if (data.kind === "result") {
      const callback = callbacks.get(data.call);
      callbacks.delete(data.call);
      callback?.(data.result);
    } else if (data.kind === "run") {
      const run = actions.get(data.action);
      const event = { completed: (options = {}) => post({ kind: "completed", event: data.event, options }), source: {} };
      if (run) run(event);
      else post({ kind: "unassociated", event: data.event });
    } else if (data.kind === "nestedAppAuth") {
      for (const listener of bridgeListeners) listener(data.text);
    }
  });

  const bridgeListeners = new Set();
  if (!outside) {
    window.nestedAppAuthBridge = {
      addEventListener: (_, listener) => { bridgeListeners.add(listener); },
      removeEventListener: (_, listener) => { bridgeListeners.delete(listener); },
      postMessage: (text) => post({ kind: "nestedAppAuth", text }),
    };
  }

  window.Office = {
    onReady(callback) {
      const info = outside ? Promise.resolve(dialogOf ? { host: "Outlook", platform: "OfficeOnline" } : { host: null, platform: null }) : whenReady;
      return callback ? info.then((value) => { callback(value); return value; }) : info;
    },
    actions: { associate: (name, run) => { actions.set(name, run); } },
    context: {
      get displayLanguage() { return state?.displayLanguage ?? "ko-KR"; },
      get contentLanguage() { return state?.displayLanguage ?? "ko-KR"; },
      get officeTheme() { return state?.theme; },
      get platform() { return state?.host.platform; },
      host: "Outlook",
      get diagnostics() { return { host: "Outlook", platform: state?.host.platform, version: "20261101001.00" }; },
      requirements: {
        isSetSupported: (name, version = "1.1") => {
          const [major, minor] = version.split(".").map(Number);
          return name === "Mailbox" ? major === 1 && minor <= state?.host.newest : name === "NestedAppAuth" ? state.nestedAppAuth && version === "1.1" : name === "DialogApi" && major === 1 && minor <= 2;
        },
      },
      get roamingSettings() { return (roaming ??= namesAndValues({ ...state?.roaming }, "roamingSettings.save")); },
      ui: {
        displayDialogAsync: (address, ...rest) => displayDialog(address, rest.at(-1)),
        messageParent: (message, options) => dialogOf?.postMessage({ standInDialog: true, message }, options?.targetOrigin ?? location.origin),
      },
      mailbox: {
        get item() { return item(); },
        get userProfile() { return state?.profile; },
        get diagnostics() { return { hostName: state?.host.hostName, hostVersion: "20261101001.00", OWAView: state?.host.hostName === "OutlookWebApp" ? "ThreeColumns" : undefined }; },
        addHandlerAsync(type, handler, ...rest) {
          handlers.push({ type, handler });
          const callback = rest.at(-1);
          if (typeof callback === "function") queueMicrotask(() => callback({ status: "succeeded", value: undefined }));
        },
        removeHandlerAsync(type, ...rest) {
          for (let at = handlers.length - 1; at >= 0; at--) if (handlers[at].type === type) handlers.splice(at, 1);
          const callback = rest.at(-1);
          if (typeof callback === "function") queueMicrotask(() => callback({ status: "succeeded", value: undefined }));
        },
      },
    },
    AsyncResultStatus: { Succeeded: "succeeded", Failed: "failed" },
    CoercionType: { Text: "text", Html: "html" },
    EventType: { ItemChanged: "olkItemSelectedChanged", OfficeThemeChanged: "officeThemeChanged", RecipientsChanged: "olkRecipientsChanged", DialogMessageReceived: "dialogMessageReceived", DialogEventReceived: "dialogEventReceived" },
    HostType: { Outlook: "Outlook" },
    PlatformType: { OfficeOnline: "OfficeOnline", PC: "PC", Mac: "Mac", iOS: "iOS", Android: "Android" },
    MailboxEnums: {
      BodyMode: { FullBody: 0, HostConfig: 1 },
      ComposeType: { NewMail: "newMail", Reply: "reply", Forward: "forward" },
      ItemNotificationMessageType: { ProgressIndicator: "progressIndicator", InformationalMessage: "informationalMessage", ErrorMessage: "errorMessage", InsightMessage: "insightMessage" },
      SendModeOverride: { PromptUser: "promptUser" },
      AttachmentType: { File: "file", Item: "item", Cloud: "cloud" },
    },
  };

  if (!outside) post({ kind: "hello" });
})();
