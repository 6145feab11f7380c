// A long graph and a long table are folded. Without a script they are there to be opened; with one they
// are mere text until somebody begins to use the page, and all else is made ready then, too.
let asleep = true;
const wake = () => {
  if (!asleep) return;
  asleep = false;
  for (const part of document.querySelectorAll("noscript")) part.outerHTML = part.textContent;
  start();
};
const reveal = () => {
  if (!location.hash) return;
  wake();
  const aim = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const folded = aim?.closest("details");
  if (!folded || folded.open) return;
  folded.open = true;
  aim.scrollIntoView();
};
// Caught before anybody else hears of it, so that what wakes the page has its effect, too. A key is
// enough: the browser's search then finds what is folded.
for (const use of ["pointerover", "focusin", "keydown", "toggle", "beforeprint"]) addEventListener(use, wake, true);
addEventListener("hashchange", reveal);
reveal();
