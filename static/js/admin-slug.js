/**
 * The address of a page made from its title by our rule: the twin of core/slugs.py.
 *
 * Wagtail's own script turns "Đăng ký" into "djang-ky". Its title field announces each change to the slug field by
 * the events w-sync:check and w-sync:apply, which carry the title; here the title is replaced by its slug on the way,
 * and Wagtail's script has nothing left to change. What is typed into the slug field itself is put right on leaving it.
 */
(function () {
  "use strict";

  var MAX_LENGTH = 255;

  function slugify(text, maxLength) {
    var limit = maxLength || MAX_LENGTH;
    var slug = String(text)
      .normalize("NFKD")
      .replace(/[\u0300-\u036f]+/g, "")
      .replace(/[đĐ]/g, "d")
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "");
    if (slug.length <= limit) return slug;
    var cut = slug.lastIndexOf("-", limit);
    return slug.slice(0, cut > 0 ? cut : limit);
  }

  function isSlugField(element) {
    var controllers = element && element.getAttribute && element.getAttribute("data-controller");
    return Boolean(controllers) && (" " + controllers + " ").indexOf(" w-slug ") !== -1;
  }

  function replaceTitle(event) {
    if (isSlugField(event.target) && event.detail && typeof event.detail.value === "string") {
      event.detail.value = slugify(event.detail.value);
    }
  }

  function putRight(event) {
    if (isSlugField(event.target) && event.target.value) {
      event.target.value = slugify(event.target.value);
    }
  }

  if (typeof document !== "undefined") {
    // In the capturing phase, so before Wagtail's own listeners on the field.
    document.addEventListener("w-sync:check", replaceTitle, true);
    document.addEventListener("w-sync:apply", replaceTitle, true);
    document.addEventListener("blur", putRight, true);
  }

  if (typeof module !== "undefined" && module.exports) {
    module.exports = { slugify: slugify };
  }
})();
