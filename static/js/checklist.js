// A checklist: ticks stay on this device, and a saved list opens without a network. Without this script it is a form.

const STORE = "danh-sach-da-luu"; // as in preparing/offline_worker.js
const MEMORY = "danh-sach-da-luu";
const page = document.querySelector("[data-checklist]");
const form = page.querySelector("[data-checklist-form]");
const { address, version, title } = page.dataset;
const place = address.split("?")[0];
const boxes = [...form.querySelectorAll(".ticks input")];
const saveButton = page.querySelector("[data-save]");
const status = page.querySelector("[data-share-status]");

// What is kept: { place: { address, version, title, names: { key: name }, ticked: [key] } }. A list is kept once it is saved.
const memory = read();
const ticksHere = new URLSearchParams(window.location.search).getAll("co");

for (const extra of page.querySelectorAll("[data-without-script]")) extra.hidden = true;
if (ticksHere.length === 0) {
  const isEarly = boxes.some((box) => box.checked); // ticked while this script was still on its way
  const kept = new Set(memory[place]?.ticked ?? sessionTicks());
  for (const box of boxes) box.checked ||= kept.has(box.value);
  if (isEarly) keep();
}
if (!navigator.onLine && status) status.textContent = saveButton.dataset.offline;
showProgress();
showWhatIsNew();
showSaved();
form.addEventListener("change", (event) => {
  if (!event.target.closest(".ticks")) return;
  // A paper that is also one of several alternatives stands twice, and is had once.
  for (const box of boxes) if (box.value === event.target.value) box.checked = event.target.checked;
  keep();
  showProgress();
});
// The choice of another case is a new address; ticks do not travel with it.
form.addEventListener("submit", () => {
  for (const box of boxes) box.disabled = true;
});
window.addEventListener("pageshow", () => {
  for (const box of boxes) box.disabled = false;
});

// A list without a worker is not for everybody, and is not kept.
if (saveButton && page.dataset.worker && "serviceWorker" in navigator && "caches" in window) {
  saveButton.hidden = false;
  saveButton.addEventListener("click", save);
}

function read() {
  try {
    return JSON.parse(localStorage.getItem(MEMORY)) ?? {};
  } catch {
    return {}; // the browser keeps nothing, or something else wrote here
  }
}

function write() {
  try {
    localStorage.setItem(MEMORY, JSON.stringify(memory));
    return true;
  } catch {
    return false;
  }
}

function sessionTicks() {
  try {
    return JSON.parse(sessionStorage.getItem(place)) ?? [];
  } catch {
    return [];
  }
}

function ticked() {
  return boxes.filter((box) => box.checked).map((box) => box.value);
}

function keep() {
  if (memory[place]) {
    memory[place].ticked = ticked();
    write();
    return;
  }
  try {
    sessionStorage.setItem(place, JSON.stringify(ticked()));
  } catch {
    // Ticks last as long as the page is open.
  }
}

function showProgress() {
  const line = page.querySelector("[data-progress]");
  if (!line) return;
  let [ready, all] = [0, 0];
  for (const list of form.querySelectorAll(".ticks")) {
    const most = "oneOf" in list.dataset ? 1 : Infinity; // one of these papers is enough
    ready += Math.min(list.querySelectorAll("input:checked").length, most);
    all += Math.min(list.querySelectorAll("input").length, most);
  }
  line.textContent = line.dataset.words.replace("{ready}", ready).replace("{all}", all);
}

function names() {
  return Object.fromEntries(boxes.map((box) => [box.value, box.nextElementSibling.textContent.trim()]));
}

// Papers that the saved list did not have are marked, in the same cases only.
function showWhatIsNew() {
  const old = memory[place];
  if (!old || old.version === version || cases(old.address) !== cases(address)) return;
  for (const box of boxes) {
    if (old.names[box.value]) continue;
    const mark = document.createElement("strong");
    mark.className = "new-paper";
    mark.textContent = ` (${saveButton.dataset.new})`;
    box.nextElementSibling.append(mark);
  }
}

function cases(path) {
  return new URLSearchParams(path.split("?")[1]).getAll("truong-hop").sort().join();
}

async function save() {
  try {
    await navigator.serviceWorker.register(page.dataset.worker, { scope: "/" });
    await navigator.serviceWorker.ready; // or the list would open without a network only from the next visit on
    const store = await caches.open(STORE);
    const styles = [...document.styleSheets].map((sheet) => sheet.href).filter(Boolean);
    const icons = [...document.querySelectorAll("link[rel=icon]")].map((link) => link.href);
    const scripts = [...document.scripts].map((script) => script.src).filter(Boolean);
    if (memory[place] && memory[place].address !== address) await store.delete(memory[place].address);
    await store.addAll([address, ...new Set([...styles, ...icons, ...scripts, import.meta.url])]);
    memory[place] = { address, version, title, names: names(), ticked: ticked() };
    if (!write()) throw new Error("storage");
    window.history.replaceState(null, "", address); // the address that the store knows
    status.textContent = saveButton.dataset.done;
    showSaved();
  } catch {
    status.textContent = saveButton.dataset.failed;
  }
}

async function forget(kept) {
  const { address: old } = memory[kept];
  delete memory[kept];
  write();
  await (await caches.open(STORE)).delete(old);
  // The last one gone, nothing of it stays: neither the store nor the worker.
  if (Object.keys(memory).length === 0) {
    await caches.delete(STORE);
    for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
  }
  showSaved();
}

function showSaved() {
  const section = page.querySelector("[data-saved]");
  const kept = Object.entries(memory);
  section.hidden = kept.length === 0;
  section.querySelector("[data-saved-lists]").replaceChildren(
    ...kept.map(([keptPlace, list]) => {
      const line = document.createElement("li");
      const link = document.createElement("a");
      link.href = list.address;
      link.textContent = list.title;
      const button = document.createElement("button");
      button.type = "button";
      button.className = "button plain small";
      button.textContent = saveButton.dataset.forget;
      button.setAttribute("aria-label", `${saveButton.dataset.forget}: ${list.title}`);
      button.addEventListener("click", () => forget(keptPlace));
      line.append(link, " ", button);
      return line;
    }),
  );
}
