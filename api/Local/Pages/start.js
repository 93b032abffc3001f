import { ask, make } from "./ask.js";

const [people, { server }] = await Promise.all([ask("/people"), ask("/place")]);
for (const link of document.querySelectorAll("a[data-product]")) {
  link.href = server + link.getAttribute("href");
  // A page that this version of the product doesn't have is not offered.
  if (!server) void fetch(link.href, { method: "HEAD", redirect: "manual" }).then((answer) => { link.closest("li").hidden = answer.status === 404; });
}

const line = (href, person) =>
  make("li", {}, make("a", { href }, make("b", {}, person.name), make("span", {}, person.address), make("em", {}, person.roles || place(person))));
const place = ({ kind }) => ({ shared: "공용 메일함", outside: "다른 기관 메일함" })[kind] ?? "";

document.querySelector("#compose").replaceChildren(
  ...people.filter((p) => p.roles.includes("담당")).map((p) => line(`/local/compose?as=${encodeURIComponent(p.address)}`, p)),
);
document.querySelector("#people").replaceChildren(...people.map((p) => line(`/local/webmail?as=${encodeURIComponent(p.address)}`, p)));
