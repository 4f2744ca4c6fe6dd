// What a script adds to a page that works without it: print, share, videos on click, filters open on wide screens.

const WIDE = window.matchMedia("(min-width: 56rem)");

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

for (const filters of document.querySelectorAll("[data-filters]")) {
  const follow = () => { filters.open = WIDE.matches; };
  WIDE.addEventListener("change", follow);
  follow();
}
