// What a script adds to a page that works without it: print, share, videos on click, filters, suggestions while typing.

const WIDE = window.matchMedia("(min-width: 56rem)");

// What only some pages need is fetched by them alone.
for (const part of document.querySelectorAll("[data-module]")) import(part.dataset.module);

for (const row of document.querySelectorAll("[data-share-address]")) {
  row.hidden = false;
  row.querySelector("[data-print]").addEventListener("click", () => window.print());
  row.querySelector("[data-share]").addEventListener("click", () => share(row));
}

// A phone offers its own sheet; elsewhere the address is copied.
async function share(row) {
  const address = row.dataset.shareAddress || window.location.href;
  try {
    if (navigator.share) {
      await navigator.share({ title: row.dataset.shareTitle, url: address });
      return;
    }
    await navigator.clipboard.writeText(address);
    row.querySelector("[data-share-status]").textContent = row.querySelector("[data-share]").dataset.done;
  } catch (error) {
    // The reader closed the sheet, or the browser keeps the clipboard to itself: then the address itself is shown.
    if (error.name !== "AbortError") row.querySelector("[data-share-status]").textContent = address;
  }
}

for (const video of document.querySelectorAll("[data-video]")) {
  const link = video.querySelector("a");
  if (!video.dataset.player) continue;
  link.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    const player = document.createElement("iframe");
    player.src = `${video.dataset.player}?autoplay=1`;
    player.title = video.dataset.title;
    player.allow = "autoplay; fullscreen; encrypted-media; picture-in-picture";
    player.allowFullscreen = true;
    player.referrerPolicy = "strict-origin-when-cross-origin";
    link.replaceWith(player);
    video.querySelector("[data-video-note]")?.remove();
    player.focus();
  });
}

// The question below each page is answered where it stands: the server's page of thanks holds what comes in its place.
document.addEventListener("submit", async (event) => {
  const form = event.target.closest("[data-rating] form");
  if (!form || "plain" in form.dataset) return;
  event.preventDefault();
  const answer = new URLSearchParams(new FormData(form));
  if (event.submitter?.name) answer.set(event.submitter.name, event.submitter.value);
  for (const button of form.querySelectorAll("button")) button.disabled = true;
  try {
    const reply = await fetch(form.action, { method: "POST", body: answer });
    const fresh = new DOMParser().parseFromString(await reply.text(), "text/html").querySelector("[data-rating]");
    fresh.querySelector("[data-rating-back]").remove();
    form.closest("[data-rating]").replaceWith(fresh);
    fresh.querySelector("[data-rating-said]").focus();
  } catch {
    // No network, or an answer that is none of ours: the browser sends the form itself and tells.
    for (const button of form.querySelectorAll("button")) button.disabled = false;
    form.dataset.plain = "";
    form.requestSubmit(event.submitter);
  }
});

for (const filters of document.querySelectorAll("[data-filters]")) {
  const follow = () => { filters.open = WIDE.matches; };
  WIDE.addEventListener("change", follow);
  follow();
}

// --- What is offered while somebody types: the editable combobox with a list of the ARIA Authoring Practices ---
const PAUSE_MS = 150;
const SHORTEST = 2;

for (const field of document.querySelectorAll("[data-suggest]")) offer(field);

function offer(field) {
  const list = document.createElement("ul");
  list.id = `${field.id}-goi-y`;
  list.className = "suggestions";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.labels[0].textContent.trim());
  const status = document.createElement("p");
  status.className = "visually-hidden";
  status.setAttribute("role", "status");
  field.after(list, status);
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", list.id], ["aria-expanded", "false"]]) {
    field.setAttribute(name, value);
  }
  const known = new Map();
  let waiting, asking;

  const chosen = () => list.querySelector("[aria-selected=true]");
  const choose = (option) => {
    for (const other of list.children) other.setAttribute("aria-selected", String(other === option));
    if (option) field.setAttribute("aria-activedescendant", option.id);
    else field.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  };
  const open = (isOpen) => {
    list.hidden = !isOpen;
    field.setAttribute("aria-expanded", String(isOpen));
  };
  const close = () => {
    clearTimeout(waiting);
    asking?.abort();
    choose(null);
    open(false);
    status.textContent = "";
  };
  const go = (option) => {
    close();
    window.location.assign(option.dataset.url);
  };
  // What was shown stays until the answer is there, so that nothing flickers.
  const show = ({ suggestions, said }) => {
    const had = !list.hidden;
    choose(null);
    list.replaceChildren(...suggestions.map((one, place) => optionOf(one, `${list.id}-${place}`)));
    open(suggestions.length > 0);
    status.textContent = suggestions.length || had ? said : "";
  };
  const ask = async (words) => {
    const control = asking = new AbortController();
    try {
      if (!known.has(words)) {
        const reply = await fetch(`${field.dataset.suggest}?${new URLSearchParams({ q: words })}`, { signal: control.signal });
        if (!reply.ok) throw new Error(reply.statusText);
        known.set(words, await reply.json());
      }
      if (document.activeElement === field && !control.signal.aborted) show(known.get(words));
    } catch (error) {
      // No network, or nobody answers: the form works without.
      if (error.name !== "AbortError") close();
    }
  };
  const askSoon = (pause) => {
    clearTimeout(waiting);
    asking?.abort();
    const words = field.value.trim();
    if (words.length < SHORTEST) close();
    else waiting = setTimeout(ask, pause, words);
  };
  const move = (step) => {
    const options = [...list.children];
    const place = options.indexOf(chosen());
    if (list.hidden) askSoon(0);
    else if (step > 0) choose(options[place + 1] ?? null);
    else choose(options[place === -1 ? options.length - 1 : place - 1] ?? null);
  };

  field.addEventListener("input", () => askSoon(PAUSE_MS));
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" && !event.altKey) move(1);
    else if (event.key === "ArrowDown") askSoon(0);
    else if (event.key === "ArrowUp" && !event.altKey) move(-1);
    else if (event.key === "ArrowUp") close();
    else if (event.key === "Enter" && chosen()) go(chosen());
    else if (event.key === "Escape" && !list.hidden) close();
    else if (event.key === "Escape" && field.value) {
      field.value = "";
      close();
    } else {
      // Whatever moves in the text leaves the list; the browser does the rest, and Tab goes on to the button.
      if (["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) choose(null);
      return;
    }
    event.preventDefault();
  });
  field.addEventListener("blur", close);
  field.form?.addEventListener("submit", close);
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) go(option);
  });
}

function optionOf(one, id) {
  const option = document.createElement("li");
  option.id = id;
  option.dataset.url = one.url;
  option.setAttribute("role", "option");
  option.setAttribute("aria-selected", "false");
  // Said as one name: pieces of words would be read as words.
  option.setAttribute("aria-label", `${one.title}, ${one.kind}`);
  option.lang = one.language;
  const words = document.createElement("span");
  for (const [text, isTyped] of one.parts) {
    const piece = document.createElement(isTyped ? "span" : "b");
    piece.textContent = text;
    words.append(piece);
  }
  const kind = document.createElement("span");
  kind.className = "quiet";
  kind.lang = document.documentElement.lang;
  kind.textContent = one.kind;
  option.append(words, " ", kind);
  return option;
}

// --- Which results are opened: the words are counted, and nothing is told of the reader ---
for (const kind of ["click", "auxclick"]) {
  document.addEventListener(kind, (event) => {
    const results = event.target.closest("[data-opened]");
    if (!results?.dataset.words || event.button > 1 || !event.target.closest("a")) return;
    navigator.sendBeacon?.(results.dataset.opened, new URLSearchParams({ q: results.dataset.words }));
  });
}

// --- The results page: a choice among the filters shows its results at once, and the focus stays where it was ---
const searchFilters = document.querySelector("[data-search-filters]");
if (searchFilters) followChoices(searchFilters);

function followChoices(form) {
  const announcement = document.createElement("p");
  announcement.className = "visually-hidden";
  announcement.setAttribute("role", "status");
  form.append(announcement);
  let asking;
  let shown = window.location.search;

  form.addEventListener("change", async () => {
    asking?.abort();
    asking = new AbortController();
    const chosen = [...new FormData(form)].filter(([, value]) => value !== "");
    const address = chosen.length ? `${form.action}?${new URLSearchParams(chosen)}` : form.action;
    try {
      const reply = await fetch(address, { signal: asking.signal });
      if (!reply.ok) throw new Error(reply.statusText);
      const fresh = new DOMParser().parseFromString(await reply.text(), "text/html");
      window.history.pushState(null, "", reply.url);
      shown = window.location.search;
      announcement.textContent = fresh.querySelector("[data-search-count]")?.textContent ?? "";
      exchange(form, fresh);
    } catch (error) {
      if (error.name !== "AbortError") window.location.assign(address);
    }
  });
  // A link to a field of this page comes by here too, with the same question in the address.
  window.addEventListener("popstate", () => {
    if (window.location.search !== shown) window.location.reload();
  });
}

function exchange(form, fresh) {
  const { name, value, type } = document.activeElement;
  for (const part of ["[data-search-results]", "[data-search-filters] summary", "[data-search-filters] .filters-body", "header nav"]) {
    document.querySelector(part).replaceChildren(...fresh.querySelector(part).childNodes);
  }
  const same = [...form.elements].find((field) => field.name === name && (type !== "checkbox" || field.value === value));
  if (!same) return;
  same.closest("details")?.toggleAttribute("open", true); // it may stand among the folded rest of a long list
  same.focus({ preventScroll: true });
}
