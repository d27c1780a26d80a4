"use strict";
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const body = document.body, main = $("#redline"), bar = $("#bar"), show = $("#show"), said = $("#said");
  const names = all(".versions b").map((b) => b.textContent);
  const opens = body.dataset.only || "all";
  const rows = all(".row", main);
  let keys = true;

  // --- state in the address bar ---------------------------------------------------------------
  const sided = () => body.classList.contains("sided");
  const pressed = (name) => $(`[data-do=${name}]`).getAttribute("aria-pressed") === "true";
  const press = (name, on) => $(`[data-do=${name}]`).setAttribute("aria-pressed", String(on));

  function keep() {
    const query = new URLSearchParams();
    if (show.value !== opens) query.set("show", show.value);
    if (pressed("part")) query.set("part", "operative");
    if (sided() !== body.hasAttribute("data-sides")) query.set("view", sided() ? "side" : "inline");
    if (!keys) query.set("keys", "off");
    const text = query.toString();
    try { history.replaceState(null, "", (text ? "?" + text : location.pathname) + location.hash); } catch { /* some viewers forbid it */ }
  }

  function say(text) { said.textContent = text; }

  const counted = (at, count) => `${at} of ${count} paragraph${count === 1 ? "" : "s"}`;

  // --- places ---------------------------------------------------------------------------------
  const folded = (element) => element.closest("details:not([open])");
  const visible = (element) => element.getClientRects().length > 0 && (!folded(element) || element === folded(element));

  function open(element) {
    for (let d = element.closest("details"); d; d = d.parentElement.closest("details")) d.open = true;
  }

  function go(element, focus) {
    if (!element) return false;
    open(element);
    const row = element.closest(".row,.marker,.fold") || element;
    if (!visible(row)) { part(false, true); filter("all"); }
    all(".here").forEach((e) => e.classList.remove("here"));
    row.classList.add("here");
    const note = element.closest(".note");
    if (note) note.classList.add("here");
    row.scrollIntoView({ block: "start" });
    const place = visible(element) ? element : $(`.pair [data-id="${element.id}"]`, row) || row;
    if (place.getBoundingClientRect().bottom > innerHeight) place.scrollIntoView({ block: "center" });
    if (focus) { row.tabIndex = -1; row.focus({ preventScroll: true }); }
    return true;
  }

  function target() {
    let id = "";
    try { id = decodeURIComponent(location.hash.slice(1)); } catch { return; }
    const element = id && document.getElementById(id);
    if (!element || element === main) return;
    if (main.contains(element)) go(element);
    else if (element.matches("details")) { element.open = true; element.scrollIntoView(); }
  }

  function step(way) {
    const stops = all(".row.changed,.row.added,.fold:is(.gone,:has(>[data-away]))", main).filter((e) => visible(e) && !e.matches(".fold .row"));
    const at = stops.indexOf($(".row.here,.fold.here", main));
    const line = bar.getBoundingClientRect().bottom + 24;
    let next = at + way;
    if (at < 0) {
      next = stops.findIndex((e) => e.getBoundingClientRect().top >= line - 8);
      if (next < 0) next = way > 0 ? stops.length : stops.length - 1;
      else if (way < 0) next -= 1;
    }
    if (!stops[next]) return say(way > 0 ? "No further change" : "No earlier change");
    go(stops[next], true);
    say(`Change ${next + 1} of ${stops.length}`);
  }

  // An address without what people leave out or type in other ways: OP6-b, "op 6 (b)" and OP6b are one.
  const plain = (name) => name.toLowerCase().replace(/\+/g, "plus").replace(/[^a-z0-9]+/g, "-").replace(/-(?!\d)|^-|([a-z])-/g, "$1");

  function address(text) {
    const [, old, name] = /^\s*(old\s+|new\s+)?(.*?)\s*$/i.exec(text);
    const short = name.replace(/\b(operative|preambular) para(graph)?s?\b/gi, (words) => words[0] + "p").replace(/\bpara(graph)?s?\b/gi, "");
    const id = plain(short), wanted = /^\d/.test(id) ? ["op" + id, id, "pp" + id] : [id];
    const sides = /^old/i.test(old || "") ? ["old"] : /^new/i.test(old || "") ? ["new"] : ["new", "old"];
    for (const [side, one] of wanted.flatMap((each) => sides.map((side) => [side, each]))) {
      const element = all(`[id^="${side}-"]`, main).find((e) => plain(e.id.slice(4)) === one);
      if (element) {
        history.replaceState(null, "", "#" + element.id);
        keep();
        const both = !old && sides.every((each) => all(`[id^="${each}-"]`, main).some((e) => e.id.slice(4) === element.id.slice(4)));
        go(element, true);
        say(both ? `In the newer text; type “old ${name.trim()}” for the older` : side === "old" && !old ? "In the older text alone" : "");
        return true;
      }
    }
    return false;
  }

  // --- which paragraphs -----------------------------------------------------------------------
  let opened = [];

  function wanted(item, kind) {
    if (kind === "all") return true;
    if (kind === "moved") return item.matches("[data-away],.marker");
    if (item.matches(".heading,.marker")) return kind === "changes";
    if (kind === "changes") return item.dataset.kind !== "unchanged" || item.matches("[data-away]");
    return (item.dataset.has || "").split(" ").includes(kind);
  }

  function filter(value) {
    show.value = value;
    if (!show.value) show.value = opens;
    const kind = show.value, operative = pressed("part");
    opened.forEach((fold) => { fold.open = false; });
    opened = [];
    let seen = 0;
    for (const section of all(".part", main)) {
      const out = operative && section.dataset.part !== "operative";
      for (const item of all(".row,.marker,.heading", section)) item.classList.toggle("off", !wanted(item, kind));
      for (const fold of all(".fold", section)) {
        const some = $(".row:not(.off)", fold);
        fold.classList.toggle("off", !some);
        if (some && !fold.open && !["all", "changes", "substantive"].includes(kind)) { fold.open = true; opened.push(fold); }
      }
      section.classList.toggle("off", out);
      if (!out) seen += all(".row:not(.off)", section).length;
    }
    body.dataset.show = kind;
    const what = kind === "all" ? "" : show.selectedOptions[0].textContent;
    if (!what && !operative) say("");
    else say(seen ? counted(seen, rows.length) : `No paragraph: ${what || "no operative part"}`);
    keep();
  }

  function part(on, quiet) {
    press("part", on);
    if (!quiet) filter(show.value);
  }

  function unfold(on) {
    all("details").forEach((each) => { each.open = on; });
    press("unfold", on);
  }

  // --- side by side ---------------------------------------------------------------------------
  function half(text, old) {
    const copy = text.cloneNode(true);
    for (const name of ["data-text", "data-old", "data-new"]) copy.removeAttribute(name);
    all(old ? "ins,.flag[id$='-new']" : "del,.tag,.flag[id$='-old']", copy).forEach((e) => e.remove());
    if (old) all(".fm", copy).filter((e) => !e.closest("del")).forEach((e) => e.remove());
    for (const e of all("[id]", copy)) { e.dataset.id = e.id; e.removeAttribute("id"); }
    const label = document.createElement("span");
    label.className = "side";
    label.textContent = old ? "old" : "new";
    const box = document.createElement("div");
    box.append(label, copy);
    return box;
  }

  function side(on) {
    if (on && !$(".pair")) {
      for (const text of all(".t[data-text]")) {
        const pair = document.createElement("div");
        pair.className = "pair";
        pair.append(half(text, true), half(text, false));
        text.after(pair);
      }
      for (const heading of all(".part>h2", main)) {
        const heads = document.createElement("div");
        heads.className = "pair heads";
        heads.append(...names.map((name) => Object.assign(document.createElement("div"), { textContent: name })));
        heading.after(heads);
      }
    }
    body.classList.toggle("sided", on);
    press("side", on);
    mark(words);
    keep();
  }

  // --- words ----------------------------------------------------------------------------------
  let found = [], cursor = -1, words = "";

  // In small letters and with the quotes, dashes and spaces of a keyboard; as many characters as before.
  const fold = (text) => text.replace(/[‘’‚‛′ʼ´]/g, "'").replace(/[“”„‟″«»]/g, '"').replace(/[‐-―−]/g, "-").replace(/\s/g, " ").toLowerCase();

  function find(text) {
    const query = fold(text.trim().replace(/\s+/g, " "));
    if (query !== words) {
      words = query; cursor = -1;
      found = query ? rows.filter((row) => {
        const text = textOf(row), notes = all(".note", row).map((note) => note.textContent);
        return [clean(text, false), clean(text, true), ...notes].some((words) => fold(words).includes(query));
      }) : [];
      mark(query);
    }
    if (!query) return say("");
    if (!found.length) return say("Not found");
    cursor = (cursor + 1) % found.length;
    go(found[cursor]);
    say(counted(cursor + 1, found.length));
  }

  function mark(query) {
    if (!("highlights" in CSS)) return;
    const ranges = [];
    const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    while (query && walk.nextNode()) {
      const node = walk.currentNode, text = fold(node.data);
      if (!node.parentElement.closest(".t,.note")) continue;
      for (let i = text.indexOf(query); i >= 0; i = text.indexOf(query, i + query.length)) {
        const range = new Range();
        range.setStart(node, i); range.setEnd(node, i + query.length);
        ranges.push(range);
      }
    }
    CSS.highlights.set("found", new Highlight(...ranges));
  }

  // --- copying --------------------------------------------------------------------------------
  function clean(node, old) {
    const copy = node.cloneNode(true);
    all((old ? "ins" : "del") + ",[data-note]", copy).forEach((e) => e.remove());
    return copy.textContent;
  }

  const textOf = (row) => $(".t[data-text]", row);
  const isGone = (row) => row.dataset.kind === "gone";
  const placeOf = (row) => isGone(row) ? `old ${textOf(row).dataset.old}` : textOf(row).dataset.new;

  function quoted(row) {
    const gone = isGone(row), data = textOf(row).dataset;
    return `“${clean(textOf(row), gone).trim()}” (${names[gone ? 0 : 1]}, ${gone ? data.old : data.new})`;
  }

  // What was taken out and put in, as Markdown for plain text and with strokes and lines for a letter.
  function redlined(row) {
    const copy = textOf(row).cloneNode(true), head = $(".gutter .adr", row).cloneNode(true);
    all(".vh", head).forEach((e) => e.remove());
    const about = `${head.textContent.trim()} (${names.join(" → ")})`;
    all(".tag", copy).forEach((e) => e.replaceWith(" "));
    all("[data-note]", copy).forEach((e) => e.remove());
    const rich = document.createElement("p");
    const parts = [];
    for (const node of copy.childNodes) {
      const text = node.textContent, name = /^(DEL|INS)$/.test(node.nodeName) ? node.nodeName.toLowerCase() : "";
      if (parts.length && parts.at(-1)[0] === name) parts.at(-1)[1] += text;
      else parts.push([name, text]);
      const out = name ? document.createElement(name) : document.createTextNode(text);
      if (name) out.textContent = text;
      rich.append(out);
    }
    const bold = document.createElement("b");
    bold.textContent = about + ": ";
    rich.prepend(bold);
    const look = { del: "text-decoration:line-through;color:#a63c00", ins: "text-decoration:underline;color:#0b4f8f" };
    const html = rich.outerHTML.replace(/<(del|ins)>/g, (_, name) => `<${[name, `style="${look[name]}"`].join(" ")}>`);
    return { "text/plain": `${about}: ${markdown(parts).replace(/ +/g, " ").trim()}`, "text/html": html };
  }

  // Marks, or elements where a letter would hide a mark; white space stands outside if the other text has some there.
  function markdown(parts) {
    const signs = { del: "~~", ins: "**" }, pieces = [], blank = (sign) => !sign || /\s/.test(sign);
    const beside = (i, name) => [parts.slice(0, i).reverse(), parts.slice(i + 1)].map((side, n) => {
      const text = (side.find((part) => part[0] !== name) || ["", ""])[1];
      return n ? text[0] : text.slice(-1);
    });
    parts.forEach(([name, text], i) => {
      const [, start, middle, end] = /^(\s*)(.*?)(\s*)$/s.exec(text), last = i && parts[i - 1][0];
      if (!name || !middle) return pieces.push(["", text]);
      const other = (n) => parts[n] && parts[n][0] && parts[n][1].trim() ? parts[n][1] : "";
      if (!beside(i, name).some(blank)) {
        return pieces.push([name, (/^\s/.test(other(i - 1)) ? "" : start) + middle + (/\s$/.test(other(i + 1)) ? "" : end)]);
      }
      const gap = last && blank(beside(i, last)[0]) && blank(beside(i, name)[1]) ? " " : "";
      pieces.push(["", start || gap], [name, middle], ["", end]);
    });
    const hides = (outside, inside) => !blank(outside) && /[\p{P}\p{S}]/u.test(inside) && !/[\p{P}$+<=>^`|~]/u.test(outside);
    return pieces.filter((piece) => piece[1]).reduce((out, [name, text], n, all) => {
      const sign = signs[name], next = all[n + 1] || ["", " "];
      const tag = /^\s|\s$/.test(text) || hides(out.slice(-1), text[0]) || hides((signs[next[0]] || next[1])[0], text.slice(-1));
      return out + (!sign ? text : tag ? `<${name}>${text}</${name}>` : sign + text + sign);
    }, "");
  }

  function link(row) {
    const url = new URL(location.href);
    url.hash = row.id;
    return url.href;
  }

  let carried = null;
  document.addEventListener("copy", (event) => {
    if (carried !== null) {
      for (const [kind, content] of Object.entries(carried)) event.clipboardData.setData(kind, content);
      return event.preventDefault();
    }
    const selection = getSelection();
    if (selection.isCollapsed || !selection.rangeCount) return;
    const range = selection.getRangeAt(0);
    const lines = rows.filter((row) => range.intersectsNode(row) && visible(row)).map((row) => {
      const text = all(".t", row).find((t) => visible(t) && range.intersectsNode(t));
      if (!text) return "";
      const part = document.createRange();
      part.selectNodeContents(text);
      if (range.compareBoundaryPoints(Range.START_TO_START, part) > 0) part.setStart(range.startContainer, range.startOffset);
      if (range.compareBoundaryPoints(Range.END_TO_END, part) < 0) part.setEnd(range.endContainer, range.endOffset);
      const gone = isGone(row), holder = document.createElement("div");
      const left = !text.hasAttribute("data-text") && text.parentElement === text.closest(".pair").firstChild;
      const inside = left || part.commonAncestorContainer.parentElement.closest("del");
      holder.append(part.cloneContents());
      const words = inside ? clean(holder, true) || holder.textContent : clean(holder, gone);
      const origin = textOf(row).dataset;
      const place = gone ? [names[0], origin.old] : inside ? [names[0], origin.old || "old text"] : [names[1], origin.new];
      return words.trim() && `“${words.trim()}” (${place.join(", ")})`;
    }).filter(Boolean);
    if (!lines.length) return;
    event.clipboardData.setData("text/plain", lines.join("\n\n"));
    event.preventDefault();
  });

  function copy(button, content) {
    carried = content;
    const done = document.execCommand("copy");
    carried = null;
    if (!done && navigator.clipboard) navigator.clipboard.writeText(content["text/plain"]).catch(() => {});
    const what = button.textContent;
    const where = what === "link" && location.protocol === "file:" ? ", to this file where it lies" : "";
    say(`Copied: ${what} of ${placeOf(button.closest(".row"))}${where}`);
  }

  for (const row of rows) {
    const group = document.createElement("div");
    group.className = "acts";
    group.append("copy");
    for (const what of row.dataset.kind === "unchanged" ? ["text", "link"] : ["text", "change", "link"]) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = what === "text" ? "copy" : "copy-too";
      button.dataset.do = "copy-" + what;
      button.textContent = what;
      button.setAttribute("aria-label", `copy ${what} of ${placeOf(row)}`);
      group.append(button);
    }
    $(".margin", row).append(group);
  }

  // --- tables ---------------------------------------------------------------------------------
  let ranks = null;

  function rank(text) {
    if (!ranks) {
      ranks = new Map();
      const redline = JSON.parse($("#data").textContent);
      for (const side of ["old", "new"]) redline[side].paragraphs.forEach((p, i) => ranks.set(p.address, Math.min(i, ranks.get(p.address) ?? i)));
    }
    return ranks.get(text.split(", ")[0]) ?? Infinity;
  }

  function before(a, b, name) {
    if (name === "Old" || name === "New") return rank(a) - rank(b) || 0;
    if (/^\d+ %$|^$/.test(a) && /^\d+ %$|^$/.test(b)) return (parseFloat(a) || -1) - (parseFloat(b) || -1);
    return a < b ? -1 : a > b ? 1 : 0;
  }

  function sort(button) {
    const th = button.parentElement, table = th.closest("table"), rows = all("tbody tr", table);
    rows.forEach((row, i) => { row.dataset.n ??= i; });
    const way = { ascending: "descending", descending: null }[th.getAttribute("aria-sort")] ?? (th.hasAttribute("aria-sort") ? null : "ascending");
    all("th[aria-sort]", table).forEach((e) => e.removeAttribute("aria-sort"));
    if (way) th.setAttribute("aria-sort", way);
    const cell = (row) => row.cells[th.cellIndex].textContent.trim(), sign = way === "descending" ? -1 : 1;
    rows.sort((a, b) => (way && sign * before(cell(a), cell(b), button.textContent)) || a.dataset.n - b.dataset.n);
    $("tbody", table).append(...rows);
  }

  for (const th of all(".sorts thead th")) {
    const button = document.createElement("button");
    button.type = "button";
    button.dataset.do = "sort";
    button.textContent = th.textContent;
    th.replaceChildren(button);
  }

  // --- the map --------------------------------------------------------------------------------
  const where = $("#where");
  $(".map").addEventListener("pointerover", (event) => {
    const title = $("title", event.target.closest("a") || where);
    where.textContent = title ? title.textContent.split(",")[0] : "";
  });
  $(".map").addEventListener("pointerleave", () => { where.textContent = ""; });

  // --- controls -------------------------------------------------------------------------------
  const acts = {
    next: () => step(1),
    previous: () => step(-1),
    side: () => side(!sided()),
    part: () => part(!pressed("part")),
    unfold: () => unfold(!pressed("unfold")),
    help: () => $("#help").showModal(),
    close: () => $("#help").close(),
    sort,
    "copy-text": (button) => copy(button, { "text/plain": quoted(button.closest(".row")) }),
    "copy-change": (button) => copy(button, redlined(button.closest(".row"))),
    "copy-link": (button) => copy(button, { "text/plain": link(button.closest(".row")) }),
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (button) acts[button.dataset.do](button);
    const link = event.target.closest('a[href^="#"]');
    if (link && link.getAttribute("href") === location.hash) target();
  });
  show.addEventListener("change", () => filter(show.value));
  $("#keys").addEventListener("change", (event) => { keys = event.target.checked; keep(); });
  $("#find").addEventListener("keydown", (event) => { if (event.key === "Enter") find(event.target.value); });
  $("#goto").addEventListener("keydown", (event) => {
    const typed = event.target.value;
    if (event.key === "Enter" && !address(typed)) say(`No such paragraph${/[op]p\W*\d/i.test(typed) ? "" : ": type OP6, OP6(b) or PP3"}`);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.closest("#bar input")) return event.target.blur();
    if (!keys || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input,select,textarea,dialog")) return;
    const act = {
      n: acts.next, p: acts.previous, s: acts.side, o: acts.part, u: acts.unfold, "?": acts.help,
      f: () => filter(show.options[(show.selectedIndex + 1) % show.length].value),
      g: () => $("#goto").select(),
      "/": () => $("#find").select(),
    }[event.key];
    if (act) { event.preventDefault(); act(); }
  });
  addEventListener("hashchange", target);
  let printed = [];
  addEventListener("beforeprint", () => {
    printed = all("details:is(.fold.gone,.ledger,.proof,.doubts):not([open])");
    printed.forEach((d) => { d.open = true; });
  });
  addEventListener("afterprint", () => printed.forEach((d) => { d.open = false; }));

  // --- start ----------------------------------------------------------------------------------
  const query = new URLSearchParams(location.search);
  keys = query.get("keys") !== "off";
  $("#keys").checked = keys;
  bar.hidden = false;
  const asked = query.get("show") === "operative" ? "all" : query.get("show") || opens;
  press("part", query.get("part") === "operative" || query.get("show") === "operative");
  if (query.get("view") === "side" || (body.hasAttribute("data-sides") && query.get("view") !== "inline")) side(true);
  if (asked !== "all" || pressed("part")) filter(asked);
  target();
})();
