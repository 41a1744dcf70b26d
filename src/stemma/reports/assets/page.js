"use strict";
// Shows a quotation inside its article, beside the report. Without this script the links lead down to the
// same text. Nodes are cloned and moved, never made from strings.
(() => {
  const root = document.documentElement;
  const dialog = document.getElementById("reader");
  const body = document.getElementById("reader-body");
  root.classList.add("js");

  function show(articleId, key) {
    const source = document.getElementById(articleId);
    if (!source) return false;
    const copy = source.cloneNode(true);
    copy.removeAttribute("id");
    copy.querySelectorAll("[id]").forEach((node) => node.removeAttribute("id"));
    body.replaceChildren(copy);
    if (!dialog.open) dialog.showModal();
    const parts = key ? copy.querySelectorAll(`[data-q="${CSS.escape(key)}"]`) : [];
    parts.forEach((part) => part.classList.add("shown"));
    const first = parts[0];
    if (first) {
      first.tabIndex = -1;
      first.focus({ preventScroll: true });
      first.scrollIntoView({ block: "center" });
    } else {
      body.scrollTop = 0;
    }
    return true;
  }

  document.addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = event.target.closest('a[href^="#"]');
    if (!link) return;
    const target = link.getAttribute("href").slice(1);
    const quotation = /^q-([^-]+)-\d+-\d+$/.exec(target);
    const article = quotation ? `article-${quotation[1]}` : /^article-[^-]+$/.test(target) ? target : null;
    if (article) {
      if (show(article, quotation ? target.slice(2) : null)) event.preventDefault();
      return;
    }
    unfold(document.getElementById(target));
  });

  function unfold(node) {
    for (let at = node; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    if (node && node.tagName === "DETAILS") node.open = true;
  }
  addEventListener("hashchange", () => unfold(document.getElementById(location.hash.slice(1))));
  unfold(document.getElementById(location.hash.slice(1)));

  document.getElementById("reader-close").addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });

  // The filter: verdicts and words.
  const filter = document.getElementById("filter");
  if (filter) {
    const rows = [...document.querySelectorAll("[data-verdict]")];
    const texts = rows.map((row) => row.textContent.toLowerCase());
    const boxes = [...filter.querySelectorAll("input[type=checkbox]")];
    const words = document.getElementById("filter-words");
    const said = document.getElementById("filter-said");
    const apply = () => {
      const wanted = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
      const sought = words.value.trim().toLowerCase();
      let shown = 0;
      rows.forEach((row, n) => {
        const fits = wanted.has(row.dataset.verdict) && texts[n].includes(sought);
        row.hidden = !fits;
        if (fits && row.tagName === "ARTICLE") shown += 1;
        if (fits && sought) unfold(row);
      });
      const all = rows.filter((row) => row.tagName === "ARTICLE").length;
      said.textContent = shown === all ? "" : `${shown} of ${all} questions shown`;
    };
    filter.addEventListener("input", apply);
    filter.hidden = false;
  }

  // Paper has no folds.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")];
    folded.forEach((node) => (node.open = true));
  });
  addEventListener("afterprint", () => folded.forEach((node) => (node.open = false)));
})();
