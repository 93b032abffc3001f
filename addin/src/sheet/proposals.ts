import type { Sheet } from "./sheet.ts";

const always = ["이 문자를 왜 저에게 보냈나요? (대상자 선정 기준)", "제 전화번호는 어떻게 알았나요?"];

/** What citizens ask about notices of a kind, by words that stand in the text; the first two are the letter's own cases. */
const kinds: { words: RegExp; questions: string[] }[] = [
  {
    words: /개인정보|수집|파기|휴대폰번호/,
    questions: ["어떤 개인정보를 언제부터 가지고 있었나요?", "개인정보가 파기된 것을 어떻게 확인하나요?"],
  },
  {
    words: /부적격|적격|지급|지원금|자금|환급|신청/,
    questions: [
      "왜 대상이 아닌가요? (적격·부적격 사유)",
      "이의신청은 어디에, 언제까지 하나요?",
      "언제 지급되나요?",
    ],
  },
  {
    words: /확진|검사|백신|접종|감염|건강|한파|폭염|미세먼지/,
    questions: ["저는 무엇을 해야 하나요?", "가까운 기관(쉼터·검사소)은 어디인가요?"],
  },
  {
    words: /휴관|폐쇄|통제|중단|단수|휴무|취소|변경/,
    questions: ["언제까지 이용할 수 없나요?", "대신 이용할 수 있는 곳이 있나요?"],
  },
  {
    words: /과태료|체납|납부|세금|고지/,
    questions: ["어디에서 얼마를 내야 하나요?", "이미 냈는데 왜 문자가 왔나요?"],
  },
];

/** Questions to expect for this notice that the sheet doesn't list yet; none before there is a text. */
export function proposedQuestions(sheet: Sheet): string[] {
  const text = sheet.messages.map((message) => message.text).join("\n");
  if (text.trim() === "") return [];
  const listed = new Set(sheet.questions.map((entry) => entry.question));
  return [...kinds.flatMap((kind) => (kind.words.test(text) ? kind.questions : [])), ...always].filter(
    (question) => !listed.has(question),
  );
}
