// What a script adds to the text of a law: a contents list that follows the reader, and citations to copy.

const WIDE = window.matchMedia("(min-width: 56rem)");
const law = document.querySelector("[data-law]");
const contents = document.querySelector("[data-law-contents]");

if (law) offerCitations(law);
if (law && contents) followReader(contents);

// --- Citations: following the label of a provision opens one bar below it ---

function offerCitations(text) {
  const bar = document.querySelector("[data-citation-bar]");
  const words = bar.querySelector("[data-citation-words]");
  const address = bar.querySelector("[data-citation-address]");
  const button = bar.querySelector("[data-copy-citation]");
  const announcement = document.querySelector("[data-citation-status]");
  let label = null;

  const say = (message) => {
    bar.querySelector("[data-citation-said]").textContent = message;
    announcement.textContent = message;
  };
  const close = () => {
    bar.hidden = true;
    if (bar.contains(document.activeElement)) label.focus({ preventScroll: true });
  };
  text.addEventListener("click", (event) => {
    const followed = event.target.closest("a.label");
    if (!followed || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    label = followed;
    words.textContent = citation(label.hash.slice(1).split("."), text.dataset.document);
    address.textContent = text.dataset.address + label.getAttribute("href");
    say("");
    (label.closest(".run-in") ?? label.parentElement).after(bar);
    bar.hidden = false;
    // The browser first follows the link, and takes the focus away with it.
    setTimeout(() => button.focus({ preventScroll: true }));
  });
  button.addEventListener("click", () => copy(words));
  bar.querySelector("[data-copy-address]").addEventListener("click", () => copy(address));
  bar.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });

  async function copy(source) {
    try {
      await navigator.clipboard.writeText(source.textContent);
      say(bar.dataset.done);
    } catch {
      // The browser keeps the clipboard to itself: the words are marked, so that one key copies them.
      window.getSelection().selectAllChildren(source);
      say(bar.dataset.marked);
    }
  }
}

const LEVELS = { dieu: "Điều", khoan: "khoản", diem: "điểm", tiet: "tiết" };

// As legal.structure.citation has it: what stands in an appendix or an enclosed regulation is issued with the document.
function citation(steps, document) {
  return [provisionWords(steps), ...(steps[0].startsWith("phu-luc") ? ["ban hành kèm theo"] : []), document].join(" ");
}

// "điểm đ khoản 2 Điều 5", the innermost first, as legal.provisions writes it; numbers as the labels print them.
function provisionWords(steps) {
  const label = document.getElementById(steps.join("."))?.querySelector("a.label");
  if (label?.dataset.words) return label.dataset.words; // what cannot be read off its label
  const number = (label?.textContent ?? "").replace(/^[\s*]*(điều\s)?/iu, "").replace(/[^\p{L}\p{N}]+$/u, "").trim();
  const own = `${LEVELS[steps.at(-1).split("-")[0]]} ${number.toLowerCase()}`;
  return steps.length > 1 ? `${own} ${provisionWords(steps.slice(0, -1))}` : own;
}

// --- Contents ---

function followReader(box) {
  const fold = box.querySelector("details");
  const list = box.querySelector("[data-law-contents-list]");
  const here = box.querySelector("[data-law-here]");
  const links = new Map([...list.querySelectorAll("ol a")].map((link) => [link.hash.slice(1), link]));
  const opened = new Set();
  let current = null;

  const settle = () => { fold.open = WIDE.matches; };
  WIDE.addEventListener("change", settle);
  settle();

  // Branches that the list opened itself close again behind the reader; those that the reader opened stay.
  const unfold = (link) => {
    const around = new Set(branchesAround(link, list));
    for (const branch of opened) {
      if (!around.has(branch)) branch.open = false;
    }
    for (const branch of around) {
      if (!branch.open) opened.add(branch);
      branch.open = true;
    }
  };
  list.addEventListener("click", (event) => {
    const summary = event.target.closest("summary");
    if (summary) opened.delete(summary.parentElement);
    if (event.target.closest("ol a") && !WIDE.matches) fold.open = false;
  });
  const show = () => {
    if (!current || !fold.open || list.contains(document.activeElement) || box.hasAttribute("data-filtered")) return;
    unfold(current);
    // Only the list itself moves: scrollIntoView would take the page along.
    const [link, frame] = [current.getBoundingClientRect(), list.getBoundingClientRect()];
    if (link.top < frame.top || link.bottom > frame.bottom) {
      list.scrollTop += link.top - frame.top - list.clientHeight / 3;
    }
  };
  fold.addEventListener("toggle", show);
  watchHeadings(links, (link) => {
    if (link === current) return;
    current?.removeAttribute("aria-current");
    current = link;
    current.setAttribute("aria-current", "true");
    here.textContent = current.textContent.match(/^Điều [^.:\s]+/u)?.[0] ?? "";
    show();
  });
  offerJumps(box, list, links, show);
}

function branchesAround(link, list) {
  const around = [];
  for (let branch = link.closest("details"); list.contains(branch); branch = branch.parentElement.closest("details")) {
    around.push(branch);
  }
  return around;
}

// Calls back with the link to what stands in the upper part of the window. At the end of the page nothing can be
// brought up there: then what the address names counts.
function watchHeadings(links, found) {
  const order = [...links.values()];
  const watched = new Map();
  const visible = new Set();
  const choose = () => {
    const link = askedAtTheEnd(links) ?? order.find((one) => visible.has(one));
    if (link) found(link);
  };
  const observer = new IntersectionObserver((entries) => {
    for (const entry of entries) {
      if (entry.isIntersecting) visible.add(watched.get(entry.target));
      else visible.delete(watched.get(entry.target));
    }
    choose();
  }, { rootMargin: "-40px 0px -70% 0px" });
  for (const [anchor, link] of links) {
    const heading = document.getElementById(anchor);
    if (!heading) continue;
    const whole = heading.closest(".article") ?? heading;
    watched.set(whole, link);
    observer.observe(whole);
  }
  window.addEventListener("hashchange", choose);
}

function askedAtTheEnd(links) {
  const isAtTheEnd = window.innerHeight + window.scrollY >= document.documentElement.scrollHeight - 2;
  const link = isAtTheEnd ? links.get(window.location.hash.slice(1)) : undefined;
  const place = link && document.getElementById(link.hash.slice(1)).getBoundingClientRect();
  return place && place.top >= 0 && place.bottom <= window.innerHeight ? link : undefined;
}

// --- One field: the number of an article leads there, words leave the entries that bear them ---

function offerJumps(box, list, links, restore) {
  const form = box.querySelector("[data-law-jump]");
  const field = form.querySelector("input");
  const count = form.querySelector("[data-law-jump-count]");
  const entries = [...links.values()].map((link) => ({ link, item: link.closest("li"), words: folded(link.textContent) }));
  form.hidden = false;

  const matches = () => {
    const asked = folded(field.value);
    const number = asked.match(/^(?:dieu )?(\d+[a-z]*)$/);
    const fits = number ? new RegExp(`^dieu ${number[1]}`) : null;
    return entries.filter((entry) => (fits ? fits.test(entry.words) : entry.words.includes(asked)));
  };
  const filter = () => {
    const asked = field.value.trim();
    box.toggleAttribute("data-filtered", asked !== "");
    const kept = asked ? matches() : entries;
    const shown = new Set();
    for (const { item } of kept) {
      for (let one = item; one && list.contains(one); one = one.parentElement.closest("li")) shown.add(one);
    }
    for (const item of list.querySelectorAll("li")) item.hidden = !shown.has(item);
    for (const branch of list.querySelectorAll("ol details")) branch.open = asked !== "" && shown.has(branch.parentElement);
    count.textContent = asked ? count.dataset.count.replace("{number}", kept.length) : "";
    if (!asked) restore();
  };
  field.addEventListener("input", filter);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const asked = folded(field.value).match(/^(?:dieu )?(\d+[a-z]*)$/);
    const exact = asked && links.get(`dieu-${asked[1]}`);
    const chosen = exact ?? matches()[0]?.link;
    if (!chosen || !field.value.trim()) return;
    field.value = "";
    filter();
    chosen.click();
    document.getElementById(chosen.hash.slice(1))?.querySelector("a")?.focus({ preventScroll: true });
  });
}

function folded(words) {
  return words.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/Đ/g, "D").toLowerCase().replace(/\s+/g, " ").trim();
}
