"use strict";
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const body = document.body, main = $("#redline"), bar = $("#bar"), show = $("#show"), said = $("#said");
  const names = all(".versions b").map((b) => b.textContent);
  let keys = true;

  // --- state in the address bar ---------------------------------------------------------------
  function keep() {
    const query = new URLSearchParams();
    if (show.value !== "all") query.set("show", show.value);
    if (body.classList.contains("sided")) query.set("view", "side");
    if (!keys) query.set("keys", "off");
    const text = query.toString();
    try { history.replaceState(null, "", (text ? "?" + text : location.pathname) + location.hash); } catch { /* some viewers forbid it */ }
  }

  function say(text) { said.textContent = text; }

  // --- places ---------------------------------------------------------------------------------
  function visible(element) { return element.getClientRects().length > 0; }

  function open(element) {
    for (let d = element.closest("details"); d; d = d.parentElement.closest("details")) d.open = true;
  }

  function go(element, focus) {
    if (!element) return false;
    open(element);
    if (!visible(element)) filter("all");
    all(".here").forEach((e) => e.classList.remove("here"));
    const row = element.closest(".row,.marker,.fold") || element;
    row.classList.add("here");
    row.scrollIntoView({ block: "start" });
    if (focus) { row.tabIndex = -1; row.focus({ preventScroll: true }); }
    return true;
  }

  function target() {
    let id = "";
    try { id = decodeURIComponent(location.hash.slice(1)); } catch { return; }
    const element = id && document.getElementById(id);
    if (element && main.contains(element) && element !== main) go(element);
  }

  function step(way) {
    const stops = all(".row.changed,.row.added,.fold.gone", main).filter((e) => visible(e) && !e.closest(".fold .row"));
    const at = stops.indexOf($(".here", main));
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

  function address(text) {
    const [, old, name] = /^\s*(old\s+|new\s+)?(.*?)\s*$/i.exec(text);
    const id = name.replace(/\+/g, "-plus").replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "").toLowerCase();
    const sides = /^old/i.test(old || "") ? ["old"] : /^new/i.test(old || "") ? ["new"] : ["new", "old"];
    for (const side of sides) {
      const element = all(`[id^="${side}-"]`, main).find((e) => e.id.toLowerCase() === `${side}-${id}`);
      if (element) { history.replaceState(null, "", "#" + element.id); keep(); return go(element, true); }
    }
    return false;
  }

  // --- views ----------------------------------------------------------------------------------
  function filter(value) {
    show.value = value;
    if (!show.value) show.value = "all";
    body.dataset.show = show.value;
    say(show.value === "all" ? "" : "Showing " + show.selectedOptions[0].textContent);
    keep();
  }

  function half(text, gone, name) {
    const part = text.cloneNode(true);
    for (const name of ["data-text", "data-old", "data-new"]) part.removeAttribute(name);
    all(gone + (gone === "ins" ? ",.flag" : ",[data-note]"), part).forEach((e) => e.remove());
    const label = document.createElement("span");
    label.className = "side";
    label.textContent = name;
    const box = document.createElement("div");
    box.append(label, part);
    return box;
  }

  function side(on) {
    if (on && !$(".pair")) {
      for (const text of all(".t[data-text]")) {
        const pair = document.createElement("div");
        pair.className = "pair";
        pair.append(half(text, "ins", "old"), half(text, "del", "new"));
        text.after(pair);
      }
    }
    body.classList.toggle("sided", on);
    $("[data-do=side]").setAttribute("aria-pressed", String(on));
    keep();
  }

  // --- words ----------------------------------------------------------------------------------
  let found = [], cursor = -1, wanted = "";

  function find(text) {
    const query = text.trim().toLowerCase();
    if (query !== wanted) {
      wanted = query; cursor = -1; found = [];
      if (query) for (const row of all(".row", main)) {
        const holder = all(".t", row).filter((t) => t.hasAttribute("data-text") !== body.classList.contains("sided"));
        if (holder.some((t) => clean(t, false).toLowerCase().includes(query) || clean(t, true).toLowerCase().includes(query))) found.push(row);
      }
      mark(query);
    }
    if (!query) return say("");
    if (!found.length) return say("Not found");
    cursor = (cursor + 1) % found.length;
    go(found[cursor]);
    say(`${cursor + 1} of ${found.length} paragraphs`);
  }

  function mark(query) {
    if (!("highlights" in CSS)) return;
    const ranges = [];
    const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
    while (query && walk.nextNode()) {
      const node = walk.currentNode, text = node.data.toLowerCase();
      if (!node.parentElement.closest(".t")) continue;
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

  function quoted(row) {
    const text = $(".t[data-text]", row), gone = row.dataset.kind === "gone";
    const place = gone ? text.dataset.old : text.dataset.new;
    return `“${clean(text, gone).trim()}” (${names[gone ? 0 : 1]}, ${place})`;
  }

  let carried = null;
  document.addEventListener("copy", (event) => {
    if (carried !== null) {
      event.clipboardData.setData("text/plain", carried);
      return event.preventDefault();
    }
    const selection = getSelection();
    if (selection.isCollapsed || !selection.rangeCount) return;
    const range = selection.getRangeAt(0);
    const lines = all(".row", main).filter((row) => range.intersectsNode(row) && visible(row)).map((row) => {
      const text = all(".t", row).find((t) => visible(t) && range.intersectsNode(t));
      if (!text) return "";
      const part = document.createRange();
      part.selectNodeContents(text);
      if (range.compareBoundaryPoints(Range.START_TO_START, part) > 0) part.setStart(range.startContainer, range.startOffset);
      if (range.compareBoundaryPoints(Range.END_TO_END, part) < 0) part.setEnd(range.endContainer, range.endOffset);
      const gone = row.dataset.kind === "gone", holder = document.createElement("div");
      const inside = part.commonAncestorContainer.parentElement.closest("del");
      holder.append(part.cloneContents());
      const words = inside ? holder.textContent : clean(holder, gone);
      const origin = $(".t[data-text]", row).dataset;
      const place = gone ? [names[0], origin.old] : inside ? [names[0], origin.old || "old text"] : [names[1], origin.new];
      return words.trim() && `“${words.trim()}” (${place.join(", ")})`;
    }).filter(Boolean);
    if (!lines.length) return;
    event.clipboardData.setData("text/plain", lines.join("\n\n"));
    event.preventDefault();
  });

  function copy(button) {
    carried = quoted(button.closest(".row"));
    const done = document.execCommand("copy");
    if (!done && navigator.clipboard) navigator.clipboard.writeText(carried).catch(() => {});
    carried = null;
    say("Copied");
  }

  for (const row of all(".row", main)) {
    const button = document.createElement("button"), gone = row.dataset.kind === "gone";
    button.type = "button";
    button.className = "copy";
    button.dataset.do = "copy";
    button.textContent = "copy";
    const text = $(".t[data-text]", row);
    button.setAttribute("aria-label", `copy the text of ${gone ? "old " + text.dataset.old : text.dataset.new}`);
    $(".margin", row).append(button);
  }

  // --- controls -------------------------------------------------------------------------------
  const acts = {
    next: () => step(1),
    previous: () => step(-1),
    side: () => side(!body.classList.contains("sided")),
    help: () => $("#help").showModal(),
    close: () => $("#help").close(),
    copy,
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-do]");
    if (button) acts[button.dataset.do](button);
    const link = event.target.closest('a[href^="#"]');
    if (link && link.hash === location.hash) target();
  });
  show.addEventListener("change", () => filter(show.value));
  $("#keys").addEventListener("change", (event) => { keys = event.target.checked; keep(); });
  $("#find").addEventListener("keydown", (event) => { if (event.key === "Enter") find(event.target.value); });
  $("#goto").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !address(event.target.value)) say("No such paragraph");
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && event.target.closest("#bar input")) return event.target.blur();
    if (!keys || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input,select,textarea,dialog")) return;
    const act = {
      n: acts.next, p: acts.previous, s: acts.side, "?": acts.help,
      f: () => { show.selectedIndex = (show.selectedIndex + 1) % show.length; filter(show.value); },
      g: () => $("#goto").select(),
      "/": () => $("#find").select(),
    }[event.key];
    if (act) { event.preventDefault(); act(); }
  });
  addEventListener("hashchange", target);
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = all("details.fold.gone:not([open])");
    opened.forEach((d) => { d.open = true; });
  });
  addEventListener("afterprint", () => opened.forEach((d) => { d.open = false; }));

  // --- start ----------------------------------------------------------------------------------
  const query = new URLSearchParams(location.search);
  keys = query.get("keys") !== "off";
  $("#keys").checked = keys;
  bar.hidden = false;
  if (query.get("show")) filter(query.get("show"));
  if (query.get("view") === "side") side(true);
  target();
})();
