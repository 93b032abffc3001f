// What the stand-in of Office.js does differently in each Outlook, chosen by ?host=. Sources: Microsoft's pages "Outlook
// JavaScript API requirement sets", "Outlook mobile APIs", "Limits for activation and JavaScript API", attachmentdetailscompose;
// OfficeDev/office-js 5983 and 5616 (Mac).

import { keptByOutlook, keptByWord, sentByClassicOutlook, sentByMac, sentByOutlook } from "./rewrite.js";

const classic = { hostName: "Outlook", platform: "PC", newest: 16, mostRecipients: 1000, numbersFiles: true, kept: keptByWord, sent: sentByClassicOutlook };
const web = { platform: "OfficeOnline", newest: 16, mostCalls: 3, mostRecipients: 1000, blocksUnresolved: true, kept: keptByOutlook, sent: sentByOutlook };

export const HOSTS = {
  web: { ...web, name: "Outlook 웹", hostName: "OutlookWebApp" },
  new: { ...web, name: "새 Outlook", hostName: "newOutlookWindows" },
  classic: { ...classic, name: "Outlook 클래식" },
  older: { ...classic, name: "Outlook 클래식 2206–2408", newest: 12, mostRecipients: 500, asksToSignIn: true },
  ltsc2024: { ...classic, name: "Outlook LTSC 2024", newest: 14, mostRecipients: 500 },
  ltsc2021: { ...classic, name: "Outlook LTSC 2021", newest: 9, mostRecipients: 500, asksToSignIn: true },
  // The least that the manifest asks for.
  least: { ...classic, name: "Outlook (Mailbox 1.5)", newest: 5, mostRecipients: 500, asksToSignIn: true },
  mac: { name: "Outlook Mac", hostName: "Outlook", platform: "Mac", newest: 14, mostRecipients: 500, numbersFiles: true, answersEarly: true, losesFiles: true, kept: keptByWord, sent: sentByMac },
  mobile: { ...web, name: "Outlook 휴대전화", hostName: "OutlookIOS", platform: "iOS", newest: 5, readsOnly: true },
};

/** The host that an address asks for; Outlook on the web where it asks for none. */
export const hostOf = (query) => HOSTS[query.get("host")] ?? HOSTS.web;

/** Whether a host asks an add-in before it sends: Smart Alerts came with 1.12, and never to phones. */
export const asksBeforeSending = (host) => host.newest >= 12 && !host.readsOnly;

/** Calls that Outlook on a phone has not, whatever their requirement set. */
const NOT_ON_PHONES = new Set(["body.setAsync", "body.prependAsync", "body.getTypeAsync", "subject.setAsync"]);

/** Requirement sets of the calls that are newer than 1.5, Mailbox 1.x. */
const SETS = {
  "from.getAsync": 7, "getAttachmentsAsync": 8, "addFileAttachmentFromBase64Async": 8, "internetHeaders.setAsync": 8, "internetHeaders.getAsync": 8,
  "internetHeaders.removeAsync": 8, "getItemIdAsync": 8, "getAllInternetHeadersAsync": 8, "getComposeTypeAsync": 10, "sessionData.setAsync": 11,
  "sessionData.getAsync": 11, "sessionData.getAllAsync": 11, "sessionData.removeAsync": 11, "sessionData.clearAsync": 11,
};

/** Whether a host knows a call. */
export const has = (host, path) => (SETS[path] ?? 1) <= host.newest && !(host.readsOnly && NOT_ON_PHONES.has(path));
