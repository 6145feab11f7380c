// The query editor: takes the place of the text field, which works without a script as well.
import { autocompletion, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, StreamLanguage, syntaxHighlighting } from "@codemirror/language";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import { EditorState, Prec, StateEffect, StateField } from "@codemirror/state";
import { Decoration, drawSelection, EditorView, highlightSpecialChars, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";

const KEYWORDS =
  "SELECT CONSTRUCT DESCRIBE ASK WHERE FROM NAMED DISTINCT OPTIONAL FILTER UNION MINUS GRAPH VALUES BIND SERVICE " +
  "GROUP ORDER BY HAVING LIMIT OFFSET ASC DESC COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT EXISTS NOT IN AS UNDEF " +
  "REGEX CONTAINS STRSTARTS STRENDS STRLEN LCASE UCASE CONCAT COALESCE IF BOUND STR LANG DATATYPE YEAR MONTH DAY";
const keywords = KEYWORDS.split(" ").map((label) => ({ label, type: "keyword" }));

function offered(known) {
  const terms = known.terms.map((label) => ({ label, type: "property" }));
  const prefixes = Object.entries(known.prefixes).map(([name, iri]) => ({ label: `${name}:`, detail: iri, type: "namespace" }));
  const questions = known.questions.map(([label, info, text]) => ({
    label, info, type: "function", detail: "the query of this question",
    apply: (view) => view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: text } }),
  }));
  return (context) => {
    const variable = context.matchBefore(/[?$]\w*/);
    if (variable) {
      const names = new Set(context.state.doc.toString().match(/[?$]\w+/g));
      names.delete(variable.text);
      return { from: variable.from, options: [...names].map((label) => ({ label, type: "variable" })) };
    }
    const word = context.matchBefore(/[\w:-]+/);
    if (!word && !context.explicit) return null;
    const from = word ? word.from : context.pos;
    if (/["'<]$/.test(context.state.sliceDoc(Math.max(0, from - 1), from))) return null;
    return { from, options: [...terms, ...prefixes, ...keywords, ...questions], validFor: /^[\w:-]*$/ };
  };
}

const style = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--key)", fontWeight: "600" },
  { tag: tags.comment, color: "var(--quiet)", fontStyle: "italic" },
  { tag: [tags.string, tags.number], color: "var(--text)" },
  { tag: [tags.atom, tags.propertyName, tags.attributeName], color: "var(--name)" },
  { tag: tags.standard(tags.variableName), color: "var(--key)" },
  { tag: tags.local(tags.variableName), color: "var(--link)" },
]);
const theme = EditorView.theme({
  "&": { border: "1px solid var(--quiet)", borderRadius: "4px", background: "var(--card)", color: "var(--ink)", minHeight: "14rem", maxHeight: "70vh" },
  "&.cm-focused": { outline: "3px solid var(--link)", outlineOffset: "2px" },
  ".cm-scroller": { fontFamily: 'ui-monospace, "Cascadia Mono", Consolas, monospace', fontSize: ".92rem", lineHeight: "1.5", overflow: "auto" },
  ".cm-content": { padding: ".5rem 0", caretColor: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { background: "var(--card)", color: "var(--quiet)", border: "none" },
  ".cm-problem": { background: "var(--wrong-ground)", boxShadow: "inset 3px 0 var(--wrong)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": { background: "var(--chosen)" },
  ".cm-tooltip": { background: "var(--card)", color: "var(--ink)", border: "1px solid var(--quiet)" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { background: "var(--link)", color: "var(--page)" },
  ".cm-completionDetail": { color: "inherit" },
});

const mark = StateEffect.define();
const problems = StateField.define({
  create: () => Decoration.none,
  update: (held, change) => {
    for (const effect of change.effects) {
      if (effect.is(mark)) return Decoration.set(Decoration.line({ class: "cm-problem" }).range(effect.value));
    }
    return change.docChanged ? Decoration.none : held;
  },
  provide: (field) => EditorView.decorations.from(field),
});

function start(field, known) {
  const label = document.querySelector("label[for=query]");
  const hints = document.getElementById("keys");
  const host = document.createElement("div");
  host.id = "editor";
  field.after(host);
  // In a tree of its own the editor's styles need no exception from the page's policy.
  const root = host.attachShadow({ mode: "open" });
  const put = () => { field.value = view.state.doc.toString(); };
  const ask = () => { put(); field.form.requestSubmit(); return true; };
  const view = new EditorView({
    root, parent: root, doc: field.value,
    extensions: [
      Prec.highest(keymap.of([{ key: "Mod-Enter", run: ask }])),
      lineNumbers(), highlightSpecialChars(), history(), drawSelection(), bracketMatching(), problems, theme,
      StreamLanguage.define(sparql), syntaxHighlighting(style), EditorState.tabSize.of(2), EditorView.lineWrapping,
      autocompletion({ override: [offered(known)], icons: false }),
      keymap.of([...completionKeymap, ...historyKeymap, ...defaultKeymap]),
      EditorView.contentAttributes.of({ "aria-label": label.textContent, "aria-description": hints ? hints.textContent : "", spellcheck: "false" }),
      EditorView.updateListener.of((update) => { if (update.docChanged) put(); }),
    ],
  });
  field.hidden = true;
  label.addEventListener("click", () => view.focus());
  const told = document.getElementById("problem");
  const place = told && /line (\d+), column (\d+)/.exec(told.textContent);
  if (place && Number(place[1]) <= view.state.doc.lines) {
    const line = view.state.doc.line(Number(place[1]));
    view.dispatch({ effects: mark.of(line.from), selection: { anchor: Math.min(line.to, line.from + Number(place[2]) - 1) }, scrollIntoView: true });
    view.focus();
  }
}

const field = document.getElementById("query");
if (field) start(field, window.claimgraph || { terms: [], prefixes: {}, questions: [] });
