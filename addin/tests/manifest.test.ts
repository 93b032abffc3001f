import { existsSync, readFileSync } from "node:fs";
import { JSDOM } from "jsdom";
import { describe, expect, it } from "vitest";
import { manifestFor } from "../scripts/manifest.js";

const text = readFileSync(new URL("../../manifest.xml", import.meta.url), "utf8");
const parse = (xml: string) => new new JSDOM("").window.DOMParser().parseFromString(xml, "application/xml");
const doc = parse(text);
const root = doc.documentElement;
const all = (name: string, within: Element = root) => [...within.getElementsByTagNameNS("*", name)];
const children = (element: Element, name: string) =>
  [...element.children].filter((child) => child.localName === name);
const typeOf = (element: Element) =>
  element.getAttributeNS("http://www.w3.org/2001/XMLSchema-instance", "type") ?? "";
const overrides = all("VersionOverrides");

/** Children in the order that the schema asks for; each rule from Microsoft's "manifest element ordering". */
const order: Record<string, string[]> = {
  OfficeApp:
    "Id Version ProviderName DefaultLocale DisplayName Description IconUrl HighResolutionIconUrl SupportUrl AppDomains Hosts Requirements FormSettings Permissions Rule DisableEntityHighlighting VersionOverrides".split(
      " ",
    ),
  VersionOverrides: "Description Requirements Hosts Resources WebApplicationInfo VersionOverrides".split(" "),
  Resources: "Images Urls ShortStrings LongStrings".split(" "),
  Control: "Label Supertip Icon Action".split(" "),
  Group: "Label Control".split(" "),
  Supertip: "Title Description".split(" "),
  ExtensionPoint: "OfficeTab Group LaunchEvents SourceLocation".split(" "),
  Action: "SourceLocation SupportsPinning".split(" "),
  Host: "Runtimes DesktopFormFactor MobileFormFactor".split(" "),
};

describe("manifest.xml", () => {
  it("is well formed, in Microsoft's namespaces", () => {
    expect(all("parsererror")).toEqual([]);
    expect(root.namespaceURI).toBe("http://schemas.microsoft.com/office/appforoffice/1.1");
    expect(typeOf(root)).toBe("MailApp");
  });

  it.each(Object.entries(order))("has the children of %s in order", (parent, names) => {
    const parents = parent === "OfficeApp" ? [root] : all(parent);
    expect(parents.length).toBeGreaterThan(0);
    for (const element of parents) {
      const found = [...element.children].map((child) => child.localName);
      expect(found.filter((name) => !names.includes(name))).toEqual([]);
      expect(found).toEqual([...found].sort((a, b) => names.indexOf(a) - names.indexOf(b)));
    }
  });

  it("nests version 1.1 as the last child of 1.0", () => {
    expect(overrides.map((one) => [typeOf(one), one.namespaceURI])).toEqual([
      ["VersionOverridesV1_0", "http://schemas.microsoft.com/office/mailappversionoverrides"],
      ["VersionOverridesV1_1", "http://schemas.microsoft.com/office/mailappversionoverrides/1.1"],
    ]);
    expect(overrides[0]?.lastElementChild).toBe(overrides[1]);
  });

  it("is identified by a GUID, a version of four numbers and the least permission that fills a mail", () => {
    expect(all("Id")[0]?.textContent).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(all("Version")[0]?.textContent).toMatch(/^\d+(\.\d+){3}$/);
    expect(all("Permissions")[0]?.textContent).toBe("ReadWriteItem");
  });

  it("is Korean first, and has every text in English too", () => {
    expect(all("DefaultLocale")[0]?.textContent).toBe("ko-KR");
    const texts = [
      ...children(root, "DisplayName"),
      ...children(root, "Description"),
      ...all("String").filter((one) => one.hasAttribute("id")),
    ];
    for (const element of texts) {
      expect(element.getAttribute("DefaultValue")).toMatch(/[가-힣]/);
      expect(children(element, "Override").map((one) => one.getAttribute("Locale"))).toEqual(["en-US"]);
    }
  });

  it("keeps every text within its length", () => {
    const longest: [Element[], number][] = [
      [children(root, "DisplayName"), 125],
      [children(root, "Description"), 250],
      [all("ShortStrings").flatMap((strings) => children(strings, "String")), 125],
      [all("LongStrings").flatMap((strings) => children(strings, "String")), 250],
      [[...all("Image"), ...all("Url"), ...all("SourceLocation")], 2048],
    ];
    for (const [elements, most] of longest)
      for (const element of elements.flatMap((one) => [one, ...children(one, "Override")]))
        expect(
          (element.getAttribute("DefaultValue") ?? element.getAttribute("Value") ?? "").length,
        ).toBeLessThanOrEqual(most);
  });

  it("names only resources that exist in its own Resources, once each", () => {
    for (const one of overrides) {
      const resources = children(one, "Resources")[0]!;
      const ids = [...resources.querySelectorAll("[id]")].map((element) => element.getAttribute("id") ?? "");
      expect(new Set(ids).size).toBe(ids.length);
      const used = [...children(one, "Hosts")[0]!.querySelectorAll("[resid]")].map(
        (element) => element.getAttribute("resid") ?? "",
      );
      for (const id of used) {
        expect(ids).toContain(id);
        expect(id.length).toBeLessThanOrEqual(32);
      }
      expect(ids.filter((id) => !used.includes(id))).toEqual([]);
    }
  });

  it("shows every button in the icon sizes that its surface asks for", () => {
    for (const control of all("Control")) {
      const images = all("Image", control).map((image) =>
        [image.getAttribute("size"), image.getAttribute("scale")].filter(Boolean).join("@"),
      );
      expect(images).toEqual(
        typeOf(control) === "MobileButton"
          ? ["25@1", "25@2", "25@3", "32@1", "32@2", "32@3", "48@1", "48@2", "48@3"]
          : ["16", "32", "80"],
      );
    }
  });

  it("has each icon as a file of just that many pixels", () => {
    const pixels = (path: string) => {
      const png = readFileSync(new URL(`../public/${path}`, import.meta.url));
      return [png.readUInt32BE(16), png.readUInt32BE(20)];
    };
    const expected = new Map<string, number>();
    for (const one of overrides) {
      const resources = children(one, "Resources")[0]!;
      for (const image of all("Image", children(one, "Hosts")[0])) {
        const id = image.getAttribute("resid") ?? "";
        const url = resources.querySelector(`[id="${id}"]`)?.getAttribute("DefaultValue") ?? "";
        expected.set(url, Number(image.getAttribute("size")) * Number(image.getAttribute("scale") ?? 1));
      }
    }
    expected.set(children(root, "IconUrl")[0]!.getAttribute("DefaultValue")!, 64);
    expected.set(children(root, "HighResolutionIconUrl")[0]!.getAttribute("DefaultValue")!, 128);
    for (const [url, size] of expected)
      expect([url, pixels(url.replace("https://localhost:3000/pane/", ""))]).toEqual([url, [size, size]]);
  });

  it("loads only https pages that the build makes", () => {
    for (const [, url = ""] of text.matchAll(/(?:DefaultValue|Value)="([a-z]+:[^"]*)"/g)) {
      expect(url).toMatch(/^https:\/\/localhost:3000\/pane\//);
      const file = url.replace("https://localhost:3000/pane/", "");
      const places = [`../public/${file}`, `../${file}`, `../src/launch/${file.replace(".js", ".ts")}`];
      expect(places.some((place) => existsSync(new URL(place, import.meta.url)))).toBe(true);
    }
    for (const domain of all("AppDomain")) expect(domain.textContent).toMatch(/^https:\/\/[^/]+$/);
  });

  it("has the Smart Alert in its runtime, only ever asking", () => {
    const [event] = all("LaunchEvent");
    expect(event?.getAttribute("Type")).toBe("OnMessageSend");
    expect(event?.getAttribute("SendMode")).toBe("PromptUser");
    expect(all("Runtime")[0]?.getAttribute("resid")).toBe(
      children(event!.parentElement!.parentElement!, "SourceLocation")[0]?.getAttribute("resid"),
    );
    const script = readFileSync(new URL("../src/launch/launch.ts", import.meta.url), "utf8");
    expect(script).toContain(`Office.actions.associate("${event?.getAttribute("FunctionName") ?? ""}"`);
  });
});

/**
 * The structure of Microsoft's own manifests, read from OfficeDev/Office-Add-in-samples (add-in only manifests, 2026) and
 * from the page "Add support for add-in commands in Outlook on mobile devices": for each element its children in order and
 * its attributes. An element is named with its type where that decides what it holds.
 */
const samples: [source: string, element: string, children: string, attributes: string][] = [
  [
    "Outlook-Event-SSO-NAA",
    "OfficeApp:MailApp",
    "Id Version ProviderName DefaultLocale DisplayName Description IconUrl HighResolutionIconUrl SupportUrl AppDomains Hosts Requirements FormSettings Permissions Rule DisableEntityHighlighting VersionOverrides",
    "type",
  ],
  ["Outlook-Event-SSO-NAA", "Form:ItemRead", "DesktopSettings", "type"],
  ["Outlook-Event-SSO-NAA", "Rule:RuleCollection", "Rule", "type Mode"],
  ["Outlook-Event-SSO-NAA", "Rule:ItemIs", "", "type ItemType FormType"],
  ["Outlook-Add-in-SSO-NAA", "VersionOverrides:VersionOverridesV1_0", "Requirements Hosts Resources", "type"],
  ["outlook-check-item-categories", "VersionOverrides:VersionOverridesV1_0", "VersionOverrides", "type"],
  [
    "outlook-check-item-categories",
    "VersionOverrides:VersionOverridesV1_1",
    "Requirements Hosts Resources",
    "type",
  ],
  ["outlook-check-item-categories", "Runtimes", "Runtime", ""],
  ["outlook-check-item-categories", "Runtime", "Override", "resid"],
  ["Outlook-Add-in-SSO-NAA", "DesktopFormFactor", "ExtensionPoint", ""],
  ["Outlook-Add-in-SSO-NAA", "ExtensionPoint:MessageComposeCommandSurface", "OfficeTab", "type"],
  ["Outlook-Add-in-SSO-NAA", "OfficeTab", "Group", "id"],
  ["Outlook-Add-in-SSO-NAA", "Group", "Label Control", "id"],
  ["Outlook-Add-in-SSO-NAA", "Control:Button", "Label Supertip Icon Action", "type id"],
  ["Outlook-Add-in-SSO-NAA", "Supertip", "Title Description", ""],
  ["Outlook-Add-in-SSO-NAA", "Action:ShowTaskpane", "SourceLocation", "type"],
  ["outlook-check-item-categories", "ExtensionPoint:LaunchEvent", "LaunchEvents SourceLocation", "type"],
  ["outlook-check-item-categories", "LaunchEvents", "LaunchEvent", ""],
  ["outlook-check-item-categories", "LaunchEvent", "", "Type FunctionName SendMode"],
  ["Outlook-Add-in-SSO-NAA", "Resources", "Images Urls ShortStrings LongStrings", ""],
  ["add-mobile-support", "MobileFormFactor", "ExtensionPoint", ""],
  ["add-mobile-support", "ExtensionPoint:MobileMessageReadCommandSurface", "Group", "type"],
  ["add-mobile-support", "Control:MobileButton", "Label Icon Action", "type id"],
  ["add-mobile-support", "Icon:bt:MobileIconList", "Image", "type"],
];

describe("Beside Microsoft's samples, manifest.xml", () => {
  it.each(samples)("has what %s has in %s, in its order", (_, element, children, attributes) => {
    const [name = "", ...type] = element.split(":");
    const ours = [root, ...all(name)].filter(
      (one) => one.localName === name && (type.length === 0 || typeOf(one) === type.join(":")),
    );
    expect(ours.length).toBeGreaterThan(0);
    for (const one of ours) {
      const wanted = children.split(" ").filter(Boolean);
      const found = [...new Set([...one.children].map((child) => child.localName))];
      expect(found.filter((child) => wanted.includes(child))).toEqual(wanted);
      const given = [...one.attributes].map((attribute) => attribute.localName);
      expect(given).toEqual(expect.arrayContaining(attributes.split(" ").filter(Boolean)));
    }
  });

  it("gives the runtime its script for classic Outlook as the samples do", () => {
    const [script] = children(all("Runtime")[0]!, "Override");
    expect(script?.getAttribute("type")).toBe("javascript");
    expect(script?.hasAttribute("resid")).toBe(true);
  });
});

describe("The build step for the manifest", () => {
  it("puts the real host everywhere, and nothing else", () => {
    const made = manifestFor(text, "https://consult.example.kr/", "1.2.0.0");
    expect(made).not.toContain("https://localhost:3000/");
    expect(all("AppDomain", parse(made).documentElement)[0]?.textContent).toBe("https://consult.example.kr");
    expect(made).toContain("<Version>1.2.0.0</Version>");
  });
  it.each(["http://consult.example.kr", "https://consult.example.kr/sub", "consult"])(
    "refuses %s",
    (host) => {
      expect(() => manifestFor(text, host)).toThrow();
    },
  );
});
