// Comforts for readers with JavaScript. Reading needs none of it.
(function () {
  "use strict";

  var root = document.documentElement;

  // Storage may be missing, full or forbidden: then nothing is remembered.
  var store = {
    get: function (key) {
      try {
        return localStorage.getItem(key);
      } catch (error) {
        return null;
      }
    },
    set: function (key, value) {
      try {
        if (value === null) localStorage.removeItem(key);
        else localStorage.setItem(key, value);
      } catch (error) {
        return;
      }
    },
  };

  function each(list, work) {
    Array.prototype.forEach.call(list, work);
  }

  function fold(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }

  // ---- theme: as the system, light, dark ----
  function themeSwitch() {
    var button = document.querySelector("[data-theme-switch]");
    if (!button) return;
    var order = ["auto", "light", "dark"];
    var word = button.querySelector(".theme-word");
    function show(theme) {
      if (theme === "auto") root.removeAttribute("data-theme");
      else root.setAttribute("data-theme", theme);
      button.setAttribute("data-now", theme);
      button.title = button.getAttribute("data-" + theme);
      word.textContent = button.getAttribute("data-" + theme);
    }
    var now = root.getAttribute("data-theme") || "auto";
    show(now);
    button.addEventListener("click", function () {
      now = order[(order.indexOf(now) + 1) % order.length];
      store.set("clausebook-theme", now === "auto" ? null : now);
      show(now);
    });
  }

  // ---- single keys: `/` and `?`, both can be switched off ----
  function keys() {
    var dialog = document.querySelector("[data-keys]");
    var box = document.querySelector("[data-keys-on]");
    var on = store.get("clausebook-keys") !== "off";
    if (box) {
      box.checked = on;
      box.addEventListener("change", function () {
        on = box.checked;
        store.set("clausebook-keys", on ? null : "off");
      });
    }
    function open() {
      if (dialog && dialog.showModal && !dialog.open) dialog.showModal();
    }
    each(document.querySelectorAll("[data-keys-open]"), function (button) {
      button.addEventListener("click", open);
    });
    document.addEventListener("keydown", function (event) {
      if (!on || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
      var at = event.target;
      if (at && at.closest && at.closest("input, select, textarea, dialog, [contenteditable]")) return;
      if (event.key === "/") {
        var box = document.getElementById("query") || document.getElementById("cb-q");
        if (!box) return;
        event.preventDefault();
        box.focus();
        box.select();
      } else if (event.key === "?") {
        event.preventDefault();
        open();
      }
    });
  }

  // ---- the outline follows the reading position ----
  function followReading() {
    var links = {};
    var headings = [];
    each(document.querySelectorAll(".outline-nav a[href^='#']"), function (link) {
      var id = decodeURIComponent(link.getAttribute("href").slice(1));
      var heading = document.getElementById(id);
      if (!heading) return;
      links[id] = link;
      headings.push(heading);
    });
    if (!headings.length || !("IntersectionObserver" in window)) return;
    var current = null;
    function mark() {
      var line = window.innerHeight * 0.25;
      var found = headings[0];
      for (var i = 0; i < headings.length; i += 1) {
        if (headings[i].getBoundingClientRect().top <= line) found = headings[i];
        else break;
      }
      var link = links[found.id];
      if (link === current) return;
      if (current) current.removeAttribute("aria-current");
      link.setAttribute("aria-current", "true");
      current = link;
    }
    var observer = new IntersectionObserver(mark, { rootMargin: "0px 0px -75% 0px", threshold: [0, 1] });
    headings.forEach(function (heading) {
      observer.observe(heading);
    });
    mark();
  }

  // ---- panels close once a link in them was followed ----
  function panels() {
    each(document.querySelectorAll("[popover]"), function (panel) {
      panel.addEventListener("click", function (event) {
        if (!event.target.closest("a") || !panel.hidePopover) return;
        try {
          panel.hidePopover();
        } catch (error) {
          return;
        }
      });
    });
    // The tree shows where the reader is.
    var here = document.querySelector(".section-nav [aria-current]");
    var rail = document.querySelector(".rail");
    if (here && rail && rail.scrollHeight > rail.clientHeight) {
      var at = here.getBoundingClientRect();
      var frame = rail.getBoundingClientRect();
      if (at.bottom > frame.bottom) rail.scrollTop += at.top - frame.top - rail.clientHeight / 2;
    }
  }

  // ---- tables in prose that are wider than the page scroll for the keyboard, too ----
  function proseTables() {
    var main = document.getElementById("cb-main");
    each(document.querySelectorAll(".prose table"), function (table) {
      var region = table.closest(".region");
      if (region && region.hasAttribute("role")) return;
      var section = table.closest(".sec, .quote");
      var heading = (section && section.querySelector("h2, h3, h4, h5, h6")) || document.querySelector("h1");
      var name = heading ? heading.textContent.replace(/\s*#\s*$/, "").trim() : "";
      if (!region) {
        region = document.createElement("div");
        region.className = "region";
        region.tabIndex = 0;
        table.parentNode.insertBefore(region, table);
        region.appendChild(table);
      }
      region.setAttribute("role", "region");
      region.setAttribute("aria-label", main.getAttribute("data-table").replace("%s", name));
    });
  }

  // ---- filters above tables ----
  function filters(form) {
    var table = document.getElementById(form.getAttribute("data-filters"));
    if (!table) return;
    var rows = Array.prototype.slice.call(table.querySelectorAll("tbody > tr:not(.group-row)"));
    var bodies = Array.prototype.slice.call(table.tBodies);
    var count = form.querySelector(".filter-count");
    var texts = null;

    each(form.querySelectorAll("select[data-fill]"), function (select) {
      var seen = {};
      rows.forEach(function (row) {
        (row.getAttribute("data-" + select.name) || "").split("|").forEach(function (value) {
          if (value) seen[value] = true;
        });
      });
      Object.keys(seen).sort().forEach(function (value) {
        var option = document.createElement("option");
        option.value = option.textContent = value;
        select.appendChild(option);
      });
    });

    function apply() {
      var words = fold(form.elements.text ? form.elements.text.value : "").split(/\s+/).filter(Boolean);
      var wanted = [];
      each(form.querySelectorAll("select"), function (select) {
        if (select.value) wanted.push([select.name, select.value]);
      });
      if (words.length && !texts) {
        texts = rows.map(function (row) {
          return fold(row.textContent);
        });
      }
      var shown = 0;
      rows.forEach(function (row, at) {
        var fits =
          wanted.every(function (pair) {
            return (row.getAttribute("data-" + pair[0]) || "").split("|").indexOf(pair[1]) >= 0;
          }) &&
          words.every(function (word) {
            return texts[at].indexOf(word) >= 0;
          });
        row.hidden = !fits;
        if (fits) shown += 1;
      });
      bodies.forEach(function (body) {
        body.hidden = !body.querySelector("tr:not(.group-row):not([hidden])");
      });
      count.textContent =
        words.length || wanted.length
          ? form.getAttribute("data-shown").replace("%s", shown).replace("%t", rows.length)
          : "";
    }

    form.addEventListener("input", apply);
    form.addEventListener("submit", function (event) {
      event.preventDefault();
    });
    if (form.elements.related) matrixColumns(form.elements.related, table);
    apply();
  }

  // ---- the matrix: columns without a relation can be folded away ----
  function matrixColumns(box, table) {
    var head = table.tHead.rows;
    var foot = table.tFoot.rows[0].cells;
    var marked = false;
    function prepare() {
      var at = 0;
      each(table.querySelectorAll("colgroup.band"), function (band, group) {
        var kept = 0;
        each(band.children, function (col) {
          var empty = foot[at + 1].textContent.trim() === "0";
          if (empty) {
            col.classList.add("empty");
            head[1].cells[at].classList.add("empty");
            foot[at + 1].classList.add("empty");
            each(table.querySelectorAll("tbody > tr:not(.group-row)"), function (row) {
              row.cells[at + 1].classList.add("empty");
            });
          } else kept += 1;
          at += 1;
        });
        if (!kept) band.classList.add("empty");
        var title = head[0].cells[group + 1];
        title.setAttribute("data-all", title.colSpan);
        title.setAttribute("data-kept", kept);
      });
      marked = true;
    }
    box.addEventListener("change", function () {
      if (!marked) prepare();
      table.classList.toggle("only-related", box.checked);
      each(head[0].cells, function (cell) {
        var span = cell.getAttribute(box.checked ? "data-kept" : "data-all");
        if (span !== null) {
          cell.hidden = span === "0";
          cell.colSpan = Math.max(1, Number(span));
        }
      });
    });
  }

  // ---- the matrix: the column under the pointer or the focus ----
  function matrixCross() {
    var table = document.querySelector("table.matrix");
    if (!table) return;
    var cols = table.querySelectorAll("col");
    var last = null;
    function mark(event) {
      var cell = event.target.closest ? event.target.closest("td, th") : null;
      var col = null;
      if (cell && cell.colSpan === 1 && cell.rowSpan === 1) {
        col = cols[cell.parentNode.parentNode === table.tHead ? cell.cellIndex + 1 : cell.cellIndex];
      }
      if (col === last) return;
      if (last) last.classList.remove("here");
      if (col) col.classList.add("here");
      last = col;
    }
    table.addEventListener("mouseover", mark);
    table.addEventListener("focusin", mark);
    table.addEventListener("mouseleave", mark);
  }

  // ---- a search started in the header, where forms of files are not sent ----
  function headerSearch() {
    var form = document.querySelector("form.search");
    if (!form) return;
    form.addEventListener("submit", function (event) {
      var words = form.elements.q.value.trim();
      event.preventDefault();
      location.href = form.getAttribute("action") + (words ? "?q=" + encodeURIComponent(words) : "");
    });
  }

  themeSwitch();
  keys();
  followReading();
  panels();
  headerSearch();
  proseTables();
  matrixCross();
  each(document.querySelectorAll("form[data-filters]"), filters);
})();
