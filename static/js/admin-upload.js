/**
 * The outline of an official text is made anew while one types, and its lines lead to their place in the text.
 * Recognition of pages goes on by itself. Without this script the buttons do the same.
 */
(function () {
  "use strict";

  var PAUSE = 1500; // milliseconds without a key

  function textField(box) {
    return document.getElementById(box.getAttribute("data-outline-field"));
  }

  function refresh(box, field, state) {
    var token = document.querySelector("input[name=csrfmiddlewaretoken]");
    var target = box.querySelector("[data-outline-target]");
    var sent = new FormData();
    sent.append("text", field.value);
    if (state.request) state.request.abort();
    state.request = new AbortController();
    fetch(box.getAttribute("data-outline-address"), {
      method: "POST",
      body: sent,
      credentials: "same-origin",
      headers: { "X-CSRFToken": token ? token.value : "" },
      signal: state.request.signal,
    })
      .then(function (answer) {
        if (!answer.ok) throw new Error(String(answer.status));
        return answer.text();
      })
      .then(function (html) {
        target.innerHTML = html; // our own answer, escaped by its template
      })
      .catch(function () {
        // The outline stays as it was; the button makes it anew.
      });
  }

  function leadToLine(field, number) {
    var lines = field.value.split("\n");
    var start = lines.slice(0, number - 1).join("\n").length + (number > 1 ? 1 : 0);
    field.focus();
    field.setSelectionRange(start, start + (lines[number - 1] || "").length);
    field.scrollTop = (field.scrollHeight * (number - 3)) / Math.max(lines.length, 1);
    field.scrollIntoView({ block: "nearest" });
  }

  function connect(box) {
    var field = textField(box);
    if (!field || box.hasAttribute("data-outline-connected")) return;
    box.setAttribute("data-outline-connected", "");
    var state = {};
    field.addEventListener("input", function () {
      clearTimeout(state.timer);
      state.timer = setTimeout(refresh, PAUSE, box, field, state);
    });
    box.addEventListener("click", function (event) {
      var link = event.target.closest("[data-outline-line]");
      var button = event.target.closest("button[value=structure]");
      if (link) {
        event.preventDefault();
        leadToLine(field, Number(link.getAttribute("data-outline-line")));
      } else if (button) {
        event.preventDefault();
        refresh(box, field, state);
      }
    });
  }

  function begin() {
    document.querySelectorAll("[data-outline]").forEach(connect);
    var further = document.querySelector("[data-recognise][data-goes-on]");
    if (further) further.click();
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
})();
