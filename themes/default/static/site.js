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
    // Read anew: the script that sets it early may not have run yet.
    var now = store.get("clausebook-theme");
    if (order.indexOf(now) < 0) now = "auto";
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
    // Two tables below one heading, or below headings of one name, are told apart by a number.
    var names = Object.create(null);
    each(document.querySelectorAll(".prose table"), function (table) {
      var region = table.closest(".region");
      if (region && region.hasAttribute("role")) return;
      var section = table.closest(".sec, .quote");
      var heading = (section && section.querySelector("h2, h3, h4, h5, h6")) || document.querySelector("h1");
      var name = heading ? heading.textContent.replace(/\s*#\s*$/, "").trim() : "";
      names[name] = (names[name] || 0) + 1;
      if (names[name] > 1) name += " " + names[name];
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
    // Several tables may show the same rows in the same order; the first is the one asked.
    var tables = form.getAttribute("data-filters").split("|").map(function (id) {
      return document.getElementById(id);
    });
    var table = tables[0];
    if (!table) return;
    var all = tables.map(function (one) {
      return Array.prototype.slice.call(one.querySelectorAll("tbody > tr:not(.group-row)"));
    });
    var rows = all[0];
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

    var foldColumns = table.classList.contains("matrix") ? matrixColumns(table, rows) : null;

    function apply() {
      var words = fold(form.elements.text ? form.elements.text.value : "").split(/\s+/).filter(Boolean);
      var related = Boolean(form.elements.related && form.elements.related.checked);
      var theme = form.elements.theme ? form.elements.theme.value : "";
      var wanted = [];
      each(form.querySelectorAll("select"), function (select) {
        if (select.value && select.name !== "theme") wanted.push([select.name, select.value]);
      });
      if (words.length && !texts) {
        texts = rows.map(function (row, at) {
          return all.map(function (others) {
            return fold(others[at].textContent);
          }).join(" ");
        });
      }
      var shown = 0;
      var fits = rows.map(function (row, at) {
        return (
          wanted.every(function (pair) {
            return (row.getAttribute("data-" + pair[0]) || "").split("|").indexOf(pair[1]) >= 0;
          }) &&
          words.every(function (word) {
            return texts[at].indexOf(word) >= 0;
          })
        );
      });
      if (foldColumns) foldColumns(fits, theme, related);
      fits.forEach(function (fit, at) {
        all.forEach(function (others) {
          others[at].hidden = !fit;
        });
        if (fit) shown += 1;
      });
      tables.forEach(function (one) {
        each(one.tBodies, function (body) {
          body.hidden = !body.querySelector("tr:not(.group-row):not([hidden])");
        });
      });
      var active = words.length > 0 || wanted.length > 0 || related;
      count.textContent = active ? form.getAttribute("data-shown").replace("%s", shown).replace("%t", rows.length) : "";
    }

    // What is filtered stands in the fragment of the address, so that it can be sent on: also from a disk.
    var prefix = table.id + ".";
    function others() {
      return location.hash.replace(/^#/, "").split("&").filter(function (part) {
        return part.indexOf("=") > 0 && part.indexOf(prefix) !== 0;
      });
    }
    function remember() {
      var parts = others();
      each(form.elements, function (field) {
        var value = field.type === "checkbox" ? (field.checked ? "on" : "") : field.value;
        if (field.name && value) parts.push(prefix + field.name + "=" + encodeURIComponent(value));
      });
      if (!parts.length && location.hash.indexOf("=") < 0) return;
      try {
        history.replaceState(history.state, "", "#" + parts.join("&"));
      } catch (error) {
        return;
      }
    }
    function recall() {
      var found = false;
      location.hash.replace(/^#/, "").split("&").forEach(function (part) {
        var at = part.indexOf("=");
        if (at < 0 || part.indexOf(prefix) !== 0) return;
        var field = form.elements[part.slice(prefix.length, at)];
        if (!field || !("value" in field)) return;
        try {
          var value = decodeURIComponent(part.slice(at + 1));
        } catch (error) {
          return;
        }
        if (field.type === "checkbox") field.checked = value === "on";
        else field.value = value;
        // What a list does not offer leaves nothing chosen.
        if (field.selectedIndex < 0) field.value = "";
        found = true;
      });
      return found;
    }

    function changed() {
      apply();
      remember();
    }
    // Typing tells of each letter; some programs that choose for a reader tell only of the change.
    form.addEventListener("input", changed);
    form.addEventListener("change", changed);
    form.addEventListener("reset", function () {
      // The fields are empty only after the event.
      setTimeout(changed, 0);
    });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
    });
    window.addEventListener("hashchange", function () {
      if (recall()) apply();
    });
    recall();
    apply();
  }

  // ---- the matrix: rows and columns without a relation, and groups of columns, can be folded away ----
  function matrixColumns(table, rows) {
    var head = table.tHead.rows;
    var foot = table.tFoot.rows;
    var groups = table.querySelectorAll("tbody > .group-row");
    var bands = [];
    var columns = null;

    // Once: the cells of every column, and in which columns a row has a relation.
    function prepare() {
      var at = 0;
      columns = [];
      each(table.querySelectorAll("colgroup.band"), function (band, group) {
        var title = head[0].cells[group + 1];
        bands.push({ band: band, title: title, theme: title.getAttribute("data-theme"), from: at, to: at + band.children.length });
        each(band.children, function (col) {
          var cells = [col, head[1].cells[at], foot[1].cells[at + 1]];
          rows.forEach(function (row) {
            cells.push(row.cells[at + 1]);
          });
          columns.push({ cells: cells, band: group, shown: true });
          at += 1;
        });
      });
    }

    return function (fits, theme, related) {
      if (!columns) {
        if (!theme && !related) return;
        prepare();
      }
      var used = columns.map(function () {
        return false;
      });
      if (related) {
        rows.forEach(function (row, at) {
          if (!fits[at]) return;
          var any = !theme && Boolean(row.querySelector("td.elsewhere a"));
          columns.forEach(function (column, place) {
            if (theme && bands[column.band].theme !== theme) return;
            if (!row.cells[place + 1].firstElementChild) return;
            used[place] = any = true;
          });
          fits[at] = any;
        });
      }
      columns.forEach(function (column, place) {
        var shown = (!theme || bands[column.band].theme === theme) && (!related || used[place]);
        if (shown === column.shown) return;
        column.shown = shown;
        column.cells.forEach(function (cell) {
          cell.hidden = !shown;
        });
      });
      bands.forEach(function (band, group) {
        var kept = columns.slice(band.from, band.to).filter(function (column) {
          return column.shown;
        }).length;
        var wide = [band.title, foot[0].cells[group + 1]];
        each(groups, function (row) {
          wide.push(row.cells[group + 1]);
        });
        // A band that keeps none of its columns would count as one.
        band.band.hidden = kept === 0;
        wide.forEach(function (cell) {
          cell.hidden = kept === 0;
          cell.colSpan = Math.max(1, kept);
        });
      });
    };
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

  // ---- code: a button that copies it; where that is forbidden, the code is selected ----
  function copyCode() {
    var main = document.querySelector("main[data-copy]");
    if (!main) return;
    each(main.querySelectorAll(".code"), function (block) {
      var button = document.createElement("button");
      var code = block.querySelector("code");
      button.type = "button";
      button.className = "button copy js-only";
      button.setAttribute("aria-live", "polite");
      button.textContent = main.getAttribute("data-copy");
      function say(key) {
        button.textContent = main.getAttribute(key);
      }
      function select() {
        getSelection().selectAllChildren(code);
        say("data-selected");
      }
      button.addEventListener("click", function () {
        if (!navigator.clipboard) return select();
        navigator.clipboard.writeText(code.textContent).then(function () {
          say("data-copied");
        }, select);
      });
      button.addEventListener("blur", function () {
        say("data-copy");
      });
      block.appendChild(button);
    });
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
  copyCode();
  matrixCross();
  each(document.querySelectorAll("form[data-filters]"), filters);
})();
