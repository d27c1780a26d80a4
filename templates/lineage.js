"use strict";
(() => {
  const $ = (selector, root = document) => root.querySelector(selector);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const data = JSON.parse($("#data").textContent), pairs = JSON.parse($("#pairs").textContent);
  const names = all("#table thead th").slice(1).map((th) => th.textContent);
  const order = $("#order"), show = $("#show"), said = $("#said"), dialog = $("#two");
  const rows = all("#table tbody tr");

  // --- grid -----------------------------------------------------------------------------------
  function keep() {
    const query = new URLSearchParams();
    if (order.value !== "place") query.set("order", order.value);
    if (show.value !== "all") query.set("show", show.value);
    const text = query.toString();
    try { history.replaceState(null, "", (text ? "?" + text : location.pathname) + location.hash); } catch { /* some viewers forbid it */ }
  }

  const tests = {
    all: () => true,
    changed: (row) => !("still" in row.dataset),
    back: (row) => "back" in row.dataset,
    here: (row) => !("gone" in row.dataset),
    gone: (row) => "gone" in row.dataset,
  };

  function arrange() {
    const key = order.value === "first" ? "thread" : "place";
    const body = $("#table tbody");
    [...rows].sort((a, b) => a.dataset[key] - b.dataset[key]).forEach((row) => body.append(row));
    for (const row of rows) row.hidden = !tests[show.value](row);
    const seen = rows.filter((row) => !row.hidden).length;
    said.textContent = seen === rows.length ? "" : `${seen} of ${rows.length} thread${rows.length === 1 ? "" : "s"}`;
    keep();
  }

  // The newest version is what a reader looks for first; the thread's column covers whole columns, not half ones.
  function showNewest() {
    const table = $("#table"), box = table.parentElement, heads = all("#table thead th");
    const far = box.scrollWidth - box.clientWidth, covered = heads[0].offsetWidth;
    const first = far > 0 && heads.slice(1).find((head) => head.offsetLeft - covered >= far);
    if (!first) return;
    table.style.paddingInlineEnd = `${first.offsetLeft - covered - far}px`;
    box.scrollLeft = first.offsetLeft - covered;
  }

  // --- any two readings -----------------------------------------------------------------------
  const readings = (thread) => data.threads[thread - 1].readings.filter((r) => r.address !== null);
  const textOf = (version, address) =>
    [...data.versions[version].document.paragraphs.find((p) => p.address === address).text];

  function piece(name, text, note, way) {
    const element = document.createElement(name);
    if (note) {
      const tag = document.createElement("span"), hidden = document.createElement("span");
      tag.className = "tag"; hidden.className = "vh"; hidden.textContent = way + " ";
      tag.append(hidden, note);
      element.className = way === "from" ? "came" : "went";
      element.append(tag);
    }
    const space = note ? "" : text.slice(0, text.length - text.trimStart().length);
    element.append(text.slice(space.length));
    if (!space || !text.trim()) { element.prepend(space); return element; }
    const gap = document.createElement(name), both = document.createDocumentFragment();
    gap.className = "gap";
    gap.append(space);
    both.append(gap, element);
    return both;
  }

  function draw(thread, from, to) {
    const box = $("#drawn"), found = readings(thread);
    const [a, b] = [from, to].map((v) => found.find((r) => r.version === v));
    box.replaceChildren();
    if (from === to) {
      box.append(textOf(to, b.address).join(""));
      $("#kept").textContent = "";
      return;
    }
    const turned = from > to, code = pairs[thread][turned ? `${to}-${from}` : `${from}-${to}`];
    const flip = { "-": "+", "+": "-", "<": ">", ">": "<", "=": "=" };
    const texts = [textOf(from, a.address), textOf(to, b.address)], at = [0, 0];
    const parts = [];
    for (let i = 0; i < code.length; i += 1) {
      const sign = turned ? flip[code[i]] : code[i];
      const place = sign === "<" || sign === ">" ? code[(i += 1)] : null;
      const size = code[(i += 1)], side = sign === "-" || sign === ">" ? 0 : 1;
      const text = texts[side].slice(at[side], at[side] + size).join("");
      if (sign !== "+" && sign !== "<") at[0] += size;
      if (sign !== "-" && sign !== ">") at[1] += size;
      parts.push([sign, text, place]);
    }
    let kept = 0, words = 0;
    const number = (text) => text.split(/\s+/).filter(Boolean).length;
    for (let i = 0; i < parts.length; i += 1) {
      // what is taken out goes before what is put in, whichever way the redline was drawn
      let end = i;
      while (end < parts.length && "+-".includes(parts[end][0])) end += 1;
      const group = end > i ? parts.slice(i, end).sort((x, y) => "-+".indexOf(x[0]) - "-+".indexOf(y[0])) : [parts[i]];
      for (const [sign, text, place] of group) {
        words += number(text) * (sign === "=" ? 2 : 1);
        if (sign === "=") { box.append(text); kept += 2 * number(text); }
        else if (sign === "-") box.append(piece("del", text));
        else if (sign === "+") box.append(piece("ins", text));
        else box.append(piece("span", text, place, sign === "<" ? "from" : "went to"));
      }
      if (end > i) i = end - 1;
    }
    $("#kept").textContent = kept === words ? "The same words." : `${Math.round(100 * kept / words)} % of the words of both stay.`;
  }

  function options(select, thread, chosen) {
    select.replaceChildren(...readings(thread).map((r) => {
      const option = document.createElement("option");
      option.value = r.version;
      option.textContent = `${names[r.version]} ${r.address}`;
      option.selected = r.version === chosen;
      return option;
    }));
  }

  let current = 0;
  function open(thread, version) {
    const found = readings(thread), reading = found.find((r) => r.version === version);
    const before = found.filter((r) => r.version < version).pop();
    const from = reading.against ?? (before ? before.version : version);
    current = thread;
    $("#two-title").textContent = `Thread ${thread}: ${names[version]} ${reading.address}`;
    $("#whole").href = `#t${thread}`;
    options($("#from"), thread, from);
    options($("#to"), thread, version);
    draw(thread, from, version);
    dialog.showModal();
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest(".grid .c a");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    open(Number(link.dataset.thread), Number(link.dataset.version));
  });
  for (const id of ["#from", "#to"]) {
    $(id).addEventListener("change", () => draw(current, Number($("#from").value), Number($("#to").value)));
  }
  $("#close").addEventListener("click", () => dialog.close());
  $("#whole").addEventListener("click", () => dialog.close());
  order.addEventListener("change", arrange);
  show.addEventListener("change", arrange);

  // --- start ----------------------------------------------------------------------------------
  const query = new URLSearchParams(location.search);
  for (const [name, select] of [["order", order], ["show", show]]) {
    const wanted = query.get(name);
    if (wanted && [...select.options].some((o) => o.value === wanted)) select.value = wanted;
  }
  $("#bar").hidden = false;
  arrange();
  showNewest();
})();
