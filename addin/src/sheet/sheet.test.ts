import { describe, expect, it } from "vitest";
import { findAnchors, findSheets } from "./anchors.ts";
import { deadlineOf } from "./deadline.ts";
import { readMark, writeMark, type FillMark } from "./fill-mark.ts";
import { checkWhileTyping, merge, withoutKept } from "./findings.ts";
import { findReferences } from "./reference.ts";
import { formatSeoul, formatSpan, fromField, hourAfter, toField } from "./seoul.ts";
import { asOwn, asStart, emptyMessage, emptySheet, isUntouched, type Sheet } from "./sheet.ts";
import { follow, mark, spanOf, toUtf16, unmarked } from "./variables.ts";
import { digest, plainText, visibleText, words } from "./visible.ts";

const at = (text: string) => new Date(text);

describe("Seoul's time", () => {
  it("is written as public servants write it", () => {
    expect(formatSeoul("2026-11-24T05:00:00Z")).toBe("2026. 11. 24.(화) 14:00");
    expect(formatSeoul("2026-12-31T15:00:00Z")).toBe("2027. 1. 1.(금) 00:00");
  });
  it("of a window doesn't say the day twice", () => {
    expect(formatSpan("2026-11-24T05:00:00Z", "2026-11-24T06:30:00Z")).toBe(
      "2026. 11. 24.(화) 14:00 ~ 15:30",
    );
    expect(formatSpan("2026-11-24T05:00:00Z", "2026-11-24T15:00:00Z")).toBe(
      "2026. 11. 24.(화) 14:00 ~ 2026. 11. 25.(수) 00:00",
    );
  });
  it("goes through a date field and back unchanged", () => {
    expect(toField("2026-11-24T05:00:00Z")).toBe("2026-11-24T14:00");
    expect(fromField("2026-11-24T14:00")).toBe("2026-11-24T05:00:00Z");
  });
  it("is nothing while the field is half typed", () => {
    expect(fromField("")).toBeNull();
    expect(fromField("2026-13-40T99:99")).toBeNull();
    // The year's first digits, of which a browser makes a year of their own.
    expect(fromField("0202-11-24T14:00")).toBeNull();
    expect(toField(null)).toBe("");
  });
});

it("a window ends an hour after its start until the officer says otherwise", () => {
  expect(hourAfter("2026-12-31T14:30:00Z")).toBe("2026-12-31T15:30:00Z");
});

describe("the deadline", () => {
  it("for 13:58 is 11:58", () => {
    const { label, minutesLeft, late } = deadlineOf(at("2026-11-24T04:58:00Z"), at("2026-11-24T00:38:00Z"));
    expect({ label, minutesLeft, late }).toEqual({ label: "11:58", minutesLeft: 140, late: false });
  });
  it("names its day when that isn't today", () => {
    expect(deadlineOf(at("2026-11-26T04:58:00Z"), at("2026-11-24T00:38:00Z")).label).toBe(
      "2026. 11. 26.(목) 11:58",
    );
  });
  it("has passed one millisecond later, not at the minute itself", () => {
    const start = at("2026-11-24T04:58:00Z");
    expect(deadlineOf(start, at("2026-11-24T02:58:00Z")).late).toBe(false);
    expect(deadlineOf(start, at("2026-11-24T02:58:00.001Z")).late).toBe(true);
  });
});

describe("a reference in a text", () => {
  it("is found in lower case, full width and without hyphens", () => {
    expect(findReferences("RE: [사전협의 c2026-00142-l 2차]")).toEqual(["C2026-00142-L"]);
    expect(findReferences("Ｃ２０２６－００１４２－Ｌ")).toEqual(["C2026-00142-L"]);
    expect(findReferences("C202600142L 그리고 C2026–00142–L")).toEqual(["C2026-00142-L"]);
  });
  it("with a wrong check letter is none", () => {
    expect(findReferences("C2026-00142-A, C2026-00143-L")).toEqual([]);
  });
  it("is none inside a longer word", () => {
    expect(findReferences("XC2026-00142-L C2026-00142-LK")).toEqual([]);
  });
});

const first = "120 사전협의서 C2026-00142-L · 1차 · 3f9a2c1b";
const last = "협의서 끝 · C2026-00142-L · 3f9a2c1b";

describe("the sheet's first and last line", () => {
  it("hold a sheet between them when they agree", () => {
    const text = `안녕하세요.\n${first}\n문안\n${last}\n감사합니다.`;
    const [sheet] = findSheets(text);
    expect(text.slice(sheet?.first.end, sheet?.last.start).trim()).toBe("문안");
  });
  it("make no sheet when their codes differ, or one is missing", () => {
    expect(findSheets(`${first}\n${last.replace("3f9a2c1b", "00000000")}`)).toEqual([]);
    expect(findSheets(first)).toEqual([]);
    expect(findSheets(`${last}\n${first}`)).toEqual([]);
  });
  it("are none when quoted or in the middle of a line", () => {
    expect(findAnchors(`> ${first}\n말하자면 ${first}`)).toEqual([]);
  });
  it("may have any blanks, as mail programs rewrite them", () => {
    expect(
      findAnchors("\u00A0120\u00A0사전협의서  C2026-00142-L\u00A0·\u00A01차 ·\u00A03F9A2C1B"),
    ).toHaveLength(1);
  });
});

describe("variables", () => {
  const message = { ...emptyMessage(), text: "😀 귀하의 [부적격사유]로 처리" };
  const marked = {
    ...message,
    variables: mark(message, message.text.indexOf("["), message.text.indexOf("]") + 1),
  };
  it("are counted in code points and named without their brackets", () => {
    expect(marked.variables).toEqual([{ start: 6, length: 7, name: "부적격사유", example: "", longest: "" }]);
    expect(spanOf(marked.text, marked.variables[0]!)).toBe("[부적격사유]");
    expect(toUtf16(marked.text, 6)).toBe(7);
  });
  it("never overlap", () => {
    expect(mark(marked, 0, marked.text.length)).toEqual(marked.variables);
    expect(mark(marked, 3, 3)).toEqual(marked.variables);
  });
  it.each([
    ["typing before moves them", "😀😀 귀하의 [부적격사유]로 처리", "[부적격사유]"],
    ["typing behind leaves them", "😀 귀하의 [부적격사유]로 처리되었습니다", "[부적격사유]"],
    ["typing inside changes their length", "😀 귀하의 [부적격 세부사유]로 처리", "[부적격 세부사유]"],
  ])("follow the text: %s", (_, text, span) => {
    const [variable] = follow(marked.variables, marked.text, text);
    expect(variable && spanOf(text, variable)).toBe(span);
  });
  it("end when they are deleted, and when an edit crosses their edge", () => {
    expect(follow(marked.variables, marked.text, "😀 귀하의 로 처리")).toEqual([]);
    expect(follow(marked.variables, marked.text, "😀 귀하")).toEqual([]);
  });
  it("that are marked already aren't proposed again", () => {
    expect(unmarked(marked, marked.variables)).toEqual([]);
    expect(unmarked(message, marked.variables)).toEqual(marked.variables);
  });
});

const complete = (): Sheet => ({
  ...emptySheet("한파대응팀"),
  title: "한파 쉼터 안내",
  reason: "한파경보",
  contact: { name: "김민수", telephone: "02-2133-0000" },
  messages: [
    {
      ...emptyMessage(),
      text: "문의 02-120",
      windowStart: "2026-11-24T05:00:00Z",
      windowEnd: "2026-11-24T06:00:00Z",
    },
  ],
});
const now = at("2026-11-24T00:00:00Z");
const found = (sheet: Sheet, when = now) => checkWhileTyping(sheet, when).map((f) => `${f.field} ${f.code}`);

describe("checks while typing", () => {
  it("find nothing in a complete sheet", () => expect(found(complete())).toEqual([]));
  it("name every required field of an empty sheet", () => {
    expect(found(emptySheet())).toEqual([
      "messages[0].text required",
      "messages[0].windowStart required",
      "messages[0].windowEnd required",
      "department required",
      "title required",
      "reason required",
      "contact.name required",
      "contact.telephone required",
    ]);
  });
  it("take blanks alone for nothing", () => {
    expect(found({ ...complete(), title: " \u3000 " })).toEqual(["title required"]);
  });
  it("want windows that end after they start, and start in the future", () => {
    const sheet = complete();
    sheet.messages[0]!.windowEnd = "2026-11-24T05:00:00Z";
    expect(found(sheet)).toEqual(["messages[0].windowEnd ends-before-start"]);
    expect(found(complete(), at("2026-11-24T05:00:01Z"))).toContain("messages[0].windowStart in-the-past");
  });
  it("ask for the urgent mark when two hours don't remain, and for its reason", () => {
    const soon = at("2026-11-24T03:30:00Z");
    expect(found(complete(), soon)).toEqual(["urgent lead-time-short"]);
    expect(found({ ...complete(), urgent: { reason: "" } }, soon)).toEqual(["urgent.reason required"]);
    expect(found({ ...complete(), urgent: { reason: "한파" } }, soon)).toEqual([]);
  });
  const lead = { sentAt: "2026-11-24T02:00:00Z", plannedStart: "2026-11-24T05:00:00Z" };
  it("ask for no urgent mark where a revision before it was sent in time, unless the start is earlier now", () => {
    const soon = at("2026-11-24T03:30:00Z");
    expect(checkWhileTyping(complete(), soon, lead)).toEqual([]);
    const moved = { ...lead, plannedStart: "2026-11-24T05:00:01Z" };
    expect(checkWhileTyping(complete(), soon, moved)).toMatchObject([{ code: "lead-time-short" }]);
    const late = { ...lead, sentAt: "2026-11-24T03:00:01Z" };
    expect(checkWhileTyping(complete(), soon, late)).toMatchObject([{ code: "lead-time-short" }]);
  });
  it("take from the API all but its word on the two hours where they are kept", () => {
    const api = ["send-by", "lead-time-short", "no-hotline"].map((code) => ({
      field: "urgent",
      severity: "hint" as const,
      code,
    }));
    expect(withoutKept(api, complete(), lead).map(({ code }) => code)).toEqual(["no-hotline"]);
    expect(withoutKept(api, complete(), {})).toEqual(api);
  });
  it("go before what the API said of the same field a moment ago", () => {
    const own = checkWhileTyping({ ...complete(), title: "" }, now);
    const api = [
      { field: "title", severity: "error", code: "too-long", text: "줄여 주세요." },
      { field: "selection", severity: "hint", code: "recommended", text: "적어 두면 좋습니다." },
    ] as const;
    expect(merge(own, api).map((f) => f.code)).toEqual(["required", "recommended"]);
  });
});

it("An untouched sheet is worth no keeping", () => {
  expect(isUntouched(emptySheet("한파대응팀"))).toBe(true);
  expect(isUntouched({ ...emptySheet("한파대응팀"), contact: { name: "김민수", telephone: "" } })).toBe(true);
  expect(isUntouched(complete())).toBe(false);
});

describe("what a reader sees of HTML, without a DOM", () => {
  it("has a line for each block, and no markup, style or comment", () => {
    const html =
      "<html><head><style>p{}</style><title>x</title></head><body><!-- 120 --><p class=MsoNormal>120&nbsp;사전\n협의서<o:p></o:p></p><table><tr><td>가&middot;나</td><td>&#48;&#x31;</td></tr></table></body></html>";
    expect(words(visibleText(html))).toBe("120사전협의서가·나01");
    expect(visibleText(html).trim().split(/\n+/)[0]).toBe("120\u00A0사전 협의서".replace("\u00A0", " "));
  });
  it("keeps words that only look like markup once decoded", () => {
    expect(visibleText("<p>&lt;b&gt;&amp;lt;</p>").trim()).toBe("<b>&lt;");
  });
  it("are copied as plain text line by line, so that the sheet is still found", () => {
    const html =
      "<p><br></p><table><tr><td>120 사전협의서 C2026-00142-L · 1차 · 3f9a2c1b</td></tr><tr><td>문안</td><td>한파<br>경보</td></tr><tr><td>협의서 끝 · C2026-00142-L · 3f9a2c1b</td></tr></table>";
    expect(plainText(html).split("\n").slice(1, -1)).toEqual(["문안", "한파", "경보"]);
    expect(findSheets(plainText(html))).toHaveLength(1);
  });
  it("digests to the same after any change of blanks, and to another after any other change", () => {
    const digestOf = (html: string) => digest(words(visibleText(html)));
    expect(digestOf("<p>오늘 밤&nbsp;한파</p>")).toBe(digestOf("<div>오늘\n  밤</div><div>한파</div>"));
    expect(digestOf("<p>오늘 밤 한파</p>")).not.toBe(digestOf("<p>내일 밤 한파</p>"));
  });
});

describe("the mark for the Smart Alert", () => {
  const filled: FillMark = {
    reference: "C2026-00142-L",
    revision: 1,
    fillCode: "3f9a2c1b",
    words: "abc",
    bodies: [{ name: "시민봉사담당관", address: "citizen@seoul.example" }],
    consultation: "consult120@seoul.example",
    sendBy: 0,
    urgent: false,
  };
  it("is ASCII, and comes back as it was", () => {
    expect(writeMark(filled)).toMatch(/^[ -~]+$/);
    expect(readMark(writeMark(filled))).toEqual(filled);
  });
  it("is none where a host answers nothing, or something else", () => {
    expect([null, undefined, "", "{", "{}", 5].map(readMark)).toEqual([null, null, null, null, null, null]);
  });
});

describe("A new consultation that begins with an earlier sheet", () => {
  const earlier: Sheet = {
    ...emptySheet("한파대응팀"),
    title: "한파쉼터 휴관",
    reason: "시설 점검",
    contact: { name: "김민수", telephone: "02-2133-0000" },
    urgent: { reason: "누수" },
    messages: [
      {
        ...emptyMessage(),
        text: "{이름}님, 쉽니다. 문의 02-120",
        windowStart: "2026-11-24T05:00:00Z",
        windowEnd: "2026-11-24T07:00:00Z",
        variables: [{ start: 0, length: 4, name: "이름", example: "홍길동", longest: "남궁아름다운" }],
      },
    ],
  };
  it("takes everything over but the times and the urgent mark", () => {
    const [message] = earlier.messages;
    expect(asStart(earlier)).toEqual({
      ...earlier,
      urgent: null,
      messages: [{ ...message, windowStart: null, windowEnd: null }],
    });
  });
  it("is of a department of the officer's, and has a text to begin with", () => {
    expect(asOwn(earlier, "도로과", ["도로과", "한파대응팀"]).department).toBe("한파대응팀");
    expect(asOwn(earlier, "도로과", ["도로과"]).department).toBe("도로과");
    expect(asOwn({ ...earlier, messages: [] }, "", []).messages).toEqual([emptyMessage()]);
  });
});
