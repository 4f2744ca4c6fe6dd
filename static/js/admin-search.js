/** The effect of a rule of search is shown below its form: the form is posted as it stands, and nothing is saved. */
(function () {
  "use strict";

  function show(box) {
    var target = box.querySelector("[data-rule-effect-target]");
    var form = box.closest("form");
    var button = box.querySelector("[data-rule-effect-show]");
    button.disabled = true;
    fetch(box.getAttribute("data-rule-effect"), { method: "POST", body: new FormData(form), credentials: "same-origin" })
      .then(function (answer) {
        if (!answer.ok) throw new Error(String(answer.status));
        return answer.text();
      })
      .then(function (html) {
        target.innerHTML = html; // our own answer, escaped by its template
      })
      .catch(function () {
        target.textContent = target.getAttribute("data-failed");
      })
      .finally(function () {
        button.disabled = false;
      });
  }

  document.addEventListener("click", function (event) {
    var button = event.target.closest("[data-rule-effect-show]");
    if (button) show(button.closest("[data-rule-effect]"));
  });
  // The key that ends a field shows the effect of these words; it would otherwise save the rule.
  document.addEventListener("keydown", function (event) {
    var box = event.key === "Enter" && event.target.matches("[data-rule-effect] input") && event.target.closest("[data-rule-effect]");
    if (!box) return;
    event.preventDefault();
    show(box);
  });
})();
