"use strict";
const start = () => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const root = document.documentElement;
  const $ = (id) => document.getElementById(id);
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const make = (tag, text = "", kind = "") => {
    const element = document.createElement(tag);
    element.textContent = text;
    element.className = kind;
    return element;
  };
  const bdi = (tag, text) => {
    const outer = make(tag);
    outer.append(make("bdi", text));
    return outer;
  };

  // The n-th item of a list stands for the n-th row of the data.
  const layers = document.querySelector(".layers");
  const items = Object.fromEntries(all("ul", layers).map((list, i) => ["sce"[i], [...list.children]]));
  const buttons = all(".card button");
  const listed = { c: [items.c, all(".strip a"), all(".matrix tbody tr")], s: [items.s, all(".card"), all("th.x")], e: [items.e] };
  for (const [key, lists] of Object.entries(listed))
    for (const list of lists) list.forEach((element, place) => (element.dataset[key] = place));

  // Every element that stands for a claim, a source or an entity, by its place in the data.
  const gather = (key, rows) => {
    const found = rows.map(() => []);
    for (const element of all(`[data-${key}]`))
      for (const place of element.dataset[key].split(" ")) found[place].push(element);
    return found;
  };
  const shown = { c: gather("c", data.claims), s: gather("s", data.sources), e: gather("e", data.entities) };
  const words = (key, place) => items[key][place].firstElementChild.textContent;

  // Ties, each once: what kind of line it is, and the two ends it joins.
  const ties = [];
  data.claims.forEach((claim, c) => {
    for (const [s] of claim.r ?? []) ties.push({ kind: "cites", s, c });
    for (const [s] of claim.m ?? []) ties.push({ kind: "candidate", s, c });
    for (const p of claim.p ?? []) ties.push({ kind: "premise", p, c });
    for (const e of claim.e ?? [])
      ties.push({ kind: claim.v?.includes(e) ? "voices" : items.e[e].classList[0], c, e });
  });

  // ---- pointing at something: its claims stand out ------------------------------------------
  let lit = [];
  const clear = () => {
    for (const element of lit) element.classList.remove("on", "maybe");
    lit = [];
    delete root.dataset.sel;
    root.classList.remove("pointed");
    light([]);
    hideTip();
  };
  const select = (kind, places) => {
    clear();
    const mine = ties.filter((tie) => places.includes(tie[kind]) && (kind !== "s" || tie.kind === "cites"));
    const outline = (end, place, how) => {
      for (const element of shown[end][place]) {
        element.classList.add(how);
        lit.push(element);
      }
    };
    for (const place of places) outline(kind, place, "on");
    for (const tie of mine)
      for (const end of kind === "c" ? "se" : "c")
        if (end in tie) outline(end, tie[end], tie.kind === "candidate" ? "maybe" : "on");
    root.dataset.sel = kind;
    root.classList.toggle("pointed", kind !== "c" && withdrawn === null);
    light(mine);
  };
  const marking = () => all(".show input").some((input) => input.checked);
  const pick = (target) => {
    if (!(target instanceof Element) || target.closest("#tip")) return;
    const element = target.closest("[data-s], [data-e], [data-c]");
    const claim = target.closest("[data-c]");
    const { s, e } = element?.dataset ?? {};
    if (s) return select("s", s.split(" ").map(Number));
    if (e && (marking() || !element.closest(".text"))) {
      select("e", [+e]);
      return tip(element, "", entityTip(+e));
    }
    if (!claim) return clear();
    const place = +claim.dataset.c;
    select("c", [place]);
    if (!claim.closest(".matrix")) tip(target.closest(".g") ?? claim, claim.classList[1] ?? claim.className, claimTip(place));
  };
  let last = null, at = null;
  document.addEventListener("pointerover", (event) => {
    at = { x: event.clientX, y: event.clientY };
    if (event.target !== last) pick((last = event.target));
  });
  document.addEventListener("focusin", (event) => {
    at = null;
    pick(event.target);
  });
  document.addEventListener("focusout", clear);
  root.addEventListener("pointerleave", () => {
    last = null;
    clear();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") clear();
  });

  // ---- the tip ------------------------------------------------------------------------------
  const box = make("div");
  box.id = "tip";
  box.setAttribute("role", "tooltip");
  box.hidden = true;
  document.querySelector("main").append(box);
  let described = null, waiting = 0;
  const hideTip = () => {
    clearTimeout(waiting);
    box.hidden = true;
    described?.removeAttribute("aria-describedby");
  };
  // A pointer that passes by opens nothing; one that stays does, and so does focus at once.
  const tip = (...told) => {
    if (at) waiting = setTimeout(openTip, 150, ...told);
    else openTip(...told);
  };
  const openTip = (element, kind, body) => {
    box.className = kind;
    box.replaceChildren(...body);
    box.hidden = false;
    const rects = [...element.getClientRects()];
    const line = rects.find((r) => at && at.y >= r.top - 4 && at.y <= r.bottom + 4) ?? rects[0];
    const { width, height } = box.getBoundingClientRect();
    const below = line.bottom + 6 + height < innerHeight || line.top < height;
    const left = Math.min(at ? at.x - 24 : line.left, root.clientWidth - width - 16);
    box.style.left = Math.max(16, left) + scrollX + "px";
    box.style.top = (below ? line.bottom + 6 : line.top - height - 6) + scrollY + "px";
    described = element;
    element.setAttribute("aria-describedby", "tip");
  };
  const meanings = Object.fromEntries(all(".box").map((b) => [b.classList[1], b.querySelector("small").textContent]));
  const grounded = ([s, basis, sure, quote]) => [words("s", s), ` (${[data.grounds[basis], sure, quote && `“${quote}”`].filter(Boolean).join(", ")})`];
  const claimTip = (place) => {
    const { r = [], m = [], e = [], v = [], p = [], u, a } = data.claims[place];
    const status = items.c[place].classList[0], rest = e.filter((one) => !v.includes(one));
    const rows = [
      ["relies on", r.map(grounded)],
      ["candidate", m.map(grounded)],
      ["said by", v.length ? v.map((one) => words("e", one)) : u ? [u] : []],
      ["put as", a ? [a] : []],
      ["names", rest.length ? [rest.map((one) => words("e", one)).join(", ")] : []],
      ["rests on", p.map((one) => words("c", one))],
    ];
    const why = data.sources[withdrawn]?.w?.[place];
    if (why) rows.unshift(["then it", [why]]);
    const dl = make("dl");
    for (const [term, lines] of rows)
      lines.forEach((line, i) => {
        const [text, ground] = [line].flat(), dd = bdi("dd", text);
        if (ground) dd.append(make("small", ground));
        dl.append(make("dt", i ? "" : term), dd);
      });
    return [make("b", `${shown.c[place].at(-1).id.replace("k", "c")} ${status}: ${meanings[status]}`), dl];
  };
  const entityTip = (place) => {
    const { k, d } = data.entities[place], count = ties.filter((tie) => tie.e === place).length;
    return [bdi("b", words("e", place)), bdi("span", d ? `${k}, ${d}` : k), ` · in ${count} claim${count === 1 ? "" : "s"}`];
  };

  // ---- what if a source were withdrawn --------------------------------------------------------
  const verdict = $("verdict");
  const asked = buttons.map((button) => button.textContent);
  const outcomes = [
    ["falls", "f", "✕", "claim falls", "claims fall"],
    ["hoped", "h", "?", "of them has a candidate", "of them have a candidate"],
    ["doubted", "q", "~", "is in question", "are in question"],
    ["survives", "k", "✓", "survives", "survive"],
  ];
  let withdrawn = null;
  const restore = () => {
    for (const element of all(".falls, .survives, .hoped, .doubted, .gone")) element.classList.remove("falls", "survives", "hoped", "doubted", "gone");
    buttons.forEach((button, i) => {
      button.setAttribute("aria-pressed", "false");
      button.textContent = asked[i];
    });
    verdict.replaceChildren();
    delete root.dataset.whatIf;
    withdrawn = null;
  };
  const withdraw = (place) => {
    restore();
    withdrawn = place;
    root.dataset.whatIf = "";
    const source = data.sources[place], copies = source.g.length - 1;
    const lead = make("b", "If ");
    lead.append(bdi("span", all(".n")[place].textContent), copies ? ` and what copies it (${copies}) were withdrawn:` : " were withdrawn:");
    verdict.append(lead);
    for (const [kind, key, sign, one, many] of outcomes) {
      const claims = source[key] ?? [], count = claims.length;
      for (const claim of claims) for (const element of shown.c[claim]) element.classList.add(kind);
      if (count || kind === "falls") verdict.append(make("span", `${sign} ${count} ${count === 1 ? one : many}`, kind));
    }
    for (const lost of source.g) for (const element of shown.s[lost]) element.classList.add("gone");
    buttons[place].setAttribute("aria-pressed", "true");
    buttons[place].textContent = "Withdrawn – put it back";
    const back = make("button", "Put it back");
    back.type = "button";
    back.addEventListener("click", () => {
      restore();
      buttons[place].focus();
    });
    verdict.append(back);
  };
  buttons.forEach((button, place) => {
    button.addEventListener("click", () => (withdrawn === place ? restore() : withdraw(place)));
  });

  // ---- the lines of the layered graph ---------------------------------------------------------
  const drawn = (tag, kind, within) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    element.setAttribute("class", kind);
    within.append(element);
    return element;
  };
  const svg = drawn("svg", "lines", layers);
  svg.setAttribute("aria-hidden", "true");
  const base = drawn("g", "base", svg), above = drawn("g", "lit", svg);
  let ends = null;
  const measure = (some) => {
    const frame = layers.getBoundingClientRect();
    return some.map((item) => {
      const row = item.getBoundingClientRect(), text = item.firstElementChild.getBoundingClientRect();
      return {
        y: Math.round((row.top + row.bottom) / 2 - frame.top), height: row.height,
        left: Math.round(row.left - frame.left), edge: Math.round(row.right - frame.left),
        right: Math.round(text.right - frame.left + 6),
      };
    });
  };
  // Pull the items of a column to the middle of their claims; pool neighbours that would overlap.
  const settle = (some, sizes, wishes, top) => {
    const gap = 6, pools = [];
    some.forEach((item, i) => {
      let pool = { from: i, to: i, want: Math.max(top, wishes[i] - sizes[i].height / 2), height: sizes[i].height + gap };
      while (pools.length && pools.at(-1).want + pools.at(-1).height > pool.want) {
        const before = pools.pop(), m = before.to - before.from + 1, n = pool.to - pool.from + 1;
        const want = (before.want * m + (pool.want - before.height) * n) / (m + n);
        pool = { from: before.from, to: pool.to, want: Math.max(top, want), height: before.height + pool.height };
      }
      pools.push(pool);
    });
    let bottom = top;
    for (const { from, to, want } of pools)
      for (let i = from; i <= to; i += 1) {
        const y = i === from ? Math.max(want, bottom) : bottom + gap;
        some[i].style.margin = `${y - bottom}px 0 0`;
        bottom = y + sizes[i].height;
      }
  };
  const middles = (key) => {
    const sums = items[key].map(() => [0, 0]);
    for (const tie of ties)
      if (key in tie) {
        sums[tie[key]][0] += ends.c[tie.c].y;
        sums[tie[key]][1] += 1;
      }
    let known = 0;
    return sums.map(([sum, count]) => (known = count ? sum / count : known));
  };
  const curve = (tie) => {
    const c = ends.c[tie.c];
    if ("p" in tie) {
      const p = ends.c[tie.p], out = c.left - 14 - Math.min(26, Math.abs(c.y - p.y) >> 4);
      return `M${c.left} ${c.y}C${out} ${c.y} ${out} ${p.y} ${p.left} ${p.y}`;
    }
    const [from, to] = "s" in tie ? [ends.s[tie.s], c] : [c, ends.e[tie.e]];
    const middle = (from.edge + to.left) >> 1;
    return `M${from.right} ${from.y}H${Math.max(from.edge, from.right)}C${middle} ${from.y} ${middle} ${to.y} ${to.left - 2} ${to.y}`;
  };
  const draw = (group, some) => {
    const kinds = {};
    for (const tie of some) (kinds[tie.kind] ??= []).push(curve(tie));
    group.replaceChildren();
    for (const [kind, lines] of Object.entries(kinds)) drawn("path", kind, group).setAttribute("d", lines.join(""));
  };
  const light = (some) => {
    if (ends) draw(above, some);
  };
  const lines = () => {
    const wide = layers.offsetWidth && getComputedStyle(layers).display === "grid";
    layers.classList.toggle("drawn", wide);
    ends = null;
    if (!wide) {
      for (const item of [...items.s, ...items.e]) item.style.margin = "";
      return;
    }
    performance.mark("lines");
    ends = { c: measure(items.c) };
    const list = layers.querySelector("ul").getBoundingClientRect().top - layers.getBoundingClientRect().top;
    for (const key of "se") settle(items[key], measure(items[key]), middles(key).map((y) => y - list), 0);
    ends.s = measure(items.s);
    ends.e = measure(items.e);
    draw(base, ties);
    performance.measure("lines", "lines");
  };
  let width = 0;
  new ResizeObserver(() => {
    if (layers.offsetWidth !== width) lines();
    width = layers.offsetWidth;
  }).observe(layers);

  // ---- search ---------------------------------------------------------------------------------
  const find = $("find"), hits = $("hits");
  let ranges = [], place = -1;
  const fold = (text) => [...text].map((c) => (c.toLowerCase().length === c.length ? c.toLowerCase() : c)).join("");
  // The words of a block as one string, so that a hit may run over marks; glyphs are no words.
  const blocks = () => all(".text p, .text h3, .card cite, .card .about, .layers li[data-e]").map((block) => {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT), nodes = [];
    let text = "";
    while (walker.nextNode()) {
      const node = walker.currentNode;
      if (node.parentElement.matches(".g")) continue;
      nodes.push([text.length, node]);
      text += node.data;
    }
    return { text: fold(text), nodes };
  });
  const spot = (nodes, offset) => {
    const [start, node] = nodes.findLast(([begin]) => begin <= offset);
    return [node, offset - start];
  };
  const paint = (name, some) => globalThis.Highlight && CSS.highlights?.set(name, new Highlight(...some));
  const search = () => {
    const wanted = fold(find.value.trim());
    ranges = [];
    place = -1;
    for (const { text, nodes } of wanted ? blocks() : [])
      for (let i = text.indexOf(wanted); i >= 0; i = text.indexOf(wanted, i + wanted.length)) {
        const range = new Range(), [node, end] = spot(nodes, i + wanted.length - 1);
        range.setStart(...spot(nodes, i));
        range.setEnd(node, end + 1);
        ranges.push(range);
      }
    hits.textContent = wanted ? `${ranges.length} found` : "";
    paint("hit", ranges);
    paint("here", []);
  };
  const go = (step) => {
    if (!ranges.length) return;
    place = (place + step + ranges.length) % ranges.length;
    const element = ranges[place].startContainer.parentElement;
    const folded = element.closest("details");
    if (folded) folded.open = true;
    element.scrollIntoView({ block: "center" });
    paint("here", [ranges[place]]);
    hits.textContent = `${place + 1} of ${ranges.length}`;
  };
  find.addEventListener("input", search);
  find.addEventListener("keydown", (event) => {
    if (event.key === "Enter") go(event.shiftKey ? (place < 0 ? 0 : -1) : 1);
    if (event.key === "Escape") {
      find.value = "";
      search();
    }
  });

  // ---- the strip takes one tab stop; arrows move along it -------------------------------------
  const strip = document.querySelector(".strip"), cells = all("a", strip);
  cells.forEach((cell, i) => (cell.tabIndex = i ? -1 : 0));
  strip.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity }[event.key];
    if (!step) return;
    event.preventDefault();
    const now = cells.indexOf(document.activeElement);
    const next = Math.min(cells.length - 1, Math.max(0, now + step));
    cells[now].tabIndex = -1;
    cells[next].tabIndex = 0;
    cells[next].focus();
  });
};

// ---- what is to be seen at once -------------------------------------------------------------------
for (const button of document.querySelectorAll(".card button")) {
  button.disabled = false;
  button.setAttribute("aria-pressed", "false");
}
for (const part of document.querySelectorAll(".search, .hint")) part.hidden = false;
document.getElementById("find").placeholder = "Search text, sources, names";
addEventListener("beforeprint", () => {
  for (const folded of document.querySelectorAll("details")) folded.open = true;
});
