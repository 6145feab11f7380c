// Ctrl + Enter asks, and the caret goes to where a query breaks. All else works without a script.
"use strict";
const query = document.getElementById("query");
if (query) {
  query.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      query.form.requestSubmit();
    }
  });
  const problem = document.getElementById("problem");
  const place = problem && /line (\d+), column (\d+)/.exec(problem.textContent);
  if (place) {
    const before = query.value.split("\n").slice(0, Number(place[1]) - 1);
    const at = before.reduce((sum, line) => sum + line.length + 1, 0) + Number(place[2]) - 1;
    query.focus();
    query.setSelectionRange(at, at);
  }
}
