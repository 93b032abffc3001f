// @vitest-environment jsdom
import { describe, expect, it } from "vitest";
import { ownSheet, placeSheet, removeSheet } from "./sheet-block.ts";

const sheet = (revision: number, code: string, text = "문안") =>
  `<p style="margin:0"><br></p><table width="100%" style="border-collapse:collapse"><tbody><tr><td colspan="2">120 사전협의서 C2026-00142-L · ${revision}차 · ${code}</td></tr><tr><td>문안</td><td>${text}</td></tr><tr><td colspan="2">협의서 끝 · C2026-00142-L · ${code}</td></tr></tbody></table>`;
const old = sheet(1, "3f9a2c1b");
const renewed = sheet(1, "77777777", "고친 문안");

/** What mail programs make of the sheet that was put into the body. */
const rewritings: Record<string, (html: string) => string> = {
  untouched: (html) => html,
  "web: classes and ids gone or renamed, bare div": (html) =>
    html
      .replace(/<table[^>]*>/, '<div id="x_x_consult"><table class="x_a">')
      .replace("</table>", "</table></div>"),
  "new: blanks as entities, cell sizes added": (html) =>
    html.replaceAll(" · ", "&nbsp;·&nbsp;").replaceAll("<td", '<td style="width:312.5px;height:19px"'),
  "classic: MsoNormal in every cell": (html) =>
    html
      .replace(
        /<td([^>]*)>(.*?)<\/td>/g,
        "<td$1>\n<p class=MsoNormal><span lang=KO>$2<o:p></o:p></span></p>\n</td>",
      )
      .replace(/<p style="margin:0"><br><\/p>/, "<p class=MsoNormal><o:p>&nbsp;</o:p></p>"),
  "Mac: a whole document": (html) =>
    `<html xmlns:o="urn:x"><head><style>p.MsoNormal{margin:0}</style></head><body class="x">${html}</body></html>`,
  "an anchor broken into spans": (html) =>
    html
      .replace("120 사전협의서", "<span>120 </span><b>사전협의서</b>")
      .replace("협의서 끝", "협의서<span> 끝</span>"),
};

const bodyText = (html: string) =>
  new DOMParser().parseFromString(html, "text/html").body.textContent.replace(/\s+/g, " ");
const tables = (html: string) =>
  new DOMParser().parseFromString(html, "text/html").querySelectorAll("table").length;

describe("Filling again replaces the sheet and leaves what stands around it", () => {
  it.each(Object.entries(rewritings))("%s", (_, rewrite) => {
    const body = rewrite(`<p>안녕하세요. 앞말</p>${old}<p>뒷말. 감사합니다.</p><p>서명</p>`);
    const placed = placeSheet(body, renewed);
    if (placed.at !== "replaced") throw new Error(placed.at);
    expect(tables(placed.html)).toBe(1);
    expect(bodyText(placed.html)).toMatch(
      /^\s*안녕하세요\. 앞말\s*120 사전협의서 .* 77777777문안고친 문안협의서 끝 .* 77777777\s*뒷말\. 감사합니다\.\s*서명\s*$/,
    );
    // And a third time, and a fourth.
    const again = placeSheet(placed.html, renewed);
    expect(again.at === "replaced" && bodyText(again.html)).toBe(bodyText(placed.html));
  });

  it("when the officer typed inside the same block as the last line", () => {
    const body = `<div>앞<br>120 사전협의서 C2026-00142-L · 1차 · 3f9a2c1b<br>문안<br>협의서 끝 · C2026-00142-L · 3f9a2c1b<br>뒤</div>`;
    const placed = placeSheet(body, renewed);
    expect(placed.at === "replaced" && bodyText(placed.html)).toMatch(/^앞.*77777777.*77777777.*뒤$/);
  });

  it("when the officer added a row to the sheet's table, the row stays", () => {
    const body = old.replace("</tbody>", "<tr><td>내 줄</td></tr></tbody>");
    const placed = placeSheet(body, renewed);
    expect(placed.at === "replaced" && bodyText(placed.html)).toMatch(/77777777.*77777777.*내 줄/);
  });

  it("when the body is formatted text without a table", () => {
    const body =
      "<p>앞</p><p>120 사전협의서 C2026-00142-L · 1차 · 3f9a2c1b</p><p>문안</p><p>협의서 끝 · C2026-00142-L · 3f9a2c1b</p><p>뒤</p>";
    const placed = placeSheet(body, renewed);
    expect(placed.at === "replaced" && bodyText(placed.html)).toMatch(/^앞120.*77777777뒤$/);
  });
});

describe("Where there isn't exactly one sheet", () => {
  it("none goes to the top", () => {
    expect(placeSheet("<p>안녕하세요.</p>", renewed)).toEqual({ at: "top" });
  });
  it.each([
    ["two", old + sheet(2, "99999999"), 2],
    ["the same twice", old + old, 2],
    ["half a one", old.replace(/협의서 끝[^<]*/, ""), 1],
    ["a last line alone", old.replace(/120 사전협의서[^<]*/, ""), 0],
    [
      "lines that don't agree",
      old.replace("협의서 끝 · C2026-00142-L · 3f9a2c1b", "협의서 끝 · C2026-00142-L · 00000000"),
      1,
    ],
  ])("%s says so and changes nothing", (_, body, count) => {
    expect(placeSheet(body, renewed)).toEqual({ at: "unclear", found: count });
    expect(removeSheet(body)).toBeNull();
  });
});

describe("A sheet in the mail that is answered is that mail's", () => {
  const quotes: Record<string, string> = {
    "Outlook on the web": `<div id="appendonsend"></div><hr tabindex="-1"><div id="divRplyFwdMsg">보낸 사람: 가</div>${old}`,
    "renamed ids": `<div id="x_divRplyFwdMsg">From: 가</div>${old}`,
    "classic Outlook": `<div style="border:none;border-top:solid #E1E1E1 1.0pt"><p><b>보낸 사람:</b> 가</p></div>${old}`,
    "a cited block": `<blockquote type="cite">${old}</blockquote>`,
    Gmail: `<div class="gmail_quote">${old}</div>`,
  };
  it.each(Object.entries(quotes))("%s", (_, quote) => {
    expect(placeSheet(`<p>2차를 보냅니다.</p>${quote}`, renewed)).toEqual({ at: "top" });
    expect(ownSheet(`<p>2차를 보냅니다.</p>${quote}`)).toBeNull();
    const placed = placeSheet(`<p>앞</p>${sheet(2, "88888888")}${quote}`, renewed);
    expect(placed.at === "replaced" && bodyText(placed.html)).toMatch(
      /77777777.*77777777.*3f9a2c1b.*3f9a2c1b/,
    );
  });
});

it("Taking the sheet out leaves what stands around it", () => {
  const body = `<p>앞말</p>${old}<p>뒷말</p>`;
  expect(ownSheet(body)?.reference).toBe("C2026-00142-L");
  expect(removeSheet(body)).toBe("<html><head></head><body><p>앞말</p><p>뒷말</p></body></html>");
});
