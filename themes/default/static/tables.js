// Filters above tables, and the matrix. `site.js` loads it for the pages that have them.
(function () {
  "use strict";

  function each(list, work) {
    Array.prototype.forEach.call(list, work);
  }

  function fold(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
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
        var titles = columnTitles(table);
        texts = rows.map(function (row, at) {
          var met = Array.prototype.map.call(row.querySelectorAll("td a"), function (link) {
            return titles[link.textContent.split(", ").pop()] || "";
          });
          return all.map(function (others) {
            return fold(others[at].textContent);
          }).concat(fold(met.join(" "))).join(" ");
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
    function parts() {
      // A value may have an ampersand of its own.
      return location.hash.replace(/^#/, "").split(/&(?=[a-z]+\.[a-z]+=)/);
    }
    function others() {
      return parts().filter(function (part) {
        return part.indexOf("=") > 0 && part.indexOf(prefix) !== 0;
      });
    }
    function remember() {
      var all = others();
      each(form.elements, function (field) {
        var value = field.type === "checkbox" ? (field.checked ? "on" : "") : field.value;
        if (field.name && value) all.push(prefix + field.name + "=" + encodeURIComponent(value));
      });
      if (!all.length && location.hash.indexOf("=") < 0) return;
      try {
        history.replaceState(history.state, "", "#" + all.join("&"));
      } catch (error) {
        return;
      }
    }
    function recall() {
      var found = false;
      parts().forEach(function (part) {
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
    var asked = recall();
    apply();
    // Whoever follows such an address wants the table, which may be far below.
    if (asked) form.scrollIntoView();
  }

  // The titles of the columns by their numbers: a cell of the matrix says the number alone.
  function columnTitles(table) {
    var titles = {};
    each(table.querySelectorAll("thead th .no"), function (number) {
      titles[number.textContent] = number.parentNode.textContent;
    });
    return titles;
  }

  // ---- the matrix: rows and columns without a relation, and groups of columns, can be folded away ----
  function matrixColumns(table, rows) {
    var head = table.tHead.rows;
    var foot = table.tFoot.rows;
    var groups = table.querySelectorAll("tbody > .group-row");
    var bands = [];
    var columns = null;
    var cells = [];

    // Once: the columns, and over which of them each cell of a row stands.
    function prepare() {
      columns = [];
      each(table.querySelectorAll("colgroup.band"), function (band, group) {
        var title = head[0].cells[group + 1];
        bands.push({ band: band, title: title, theme: title.getAttribute("data-theme"), from: columns.length, to: columns.length + band.children.length });
        each(band.children, function (col) {
          var at = columns.length;
          columns.push({ parts: [col, head[1].cells[at], foot[1].cells[at + 1]], band: group, shown: true });
        });
      });
      rows.forEach(function (row, at) {
        for (var place = 0, next = 1; place < columns.length; next += 1) {
          var cell = row.cells[next];
          var to = place + cell.colSpan;
          cells.push({ cell: cell, row: at, from: place, to: to, related: Boolean(cell.firstElementChild) });
          place = to;
        }
      });
    }

    function fold(cell, kept) {
      // A cell that keeps none of its columns would count as one.
      cell.hidden = kept === 0;
      cell.colSpan = Math.max(1, kept);
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
        var any = rows.map(function (row) {
          return !theme && Boolean(row.querySelector("td.elsewhere a"));
        });
        cells.forEach(function (one) {
          if (!one.related || !fits[one.row]) return;
          if (theme && bands[columns[one.from].band].theme !== theme) return;
          used[one.from] = any[one.row] = true;
        });
        any.forEach(function (found, at) {
          fits[at] = fits[at] && found;
        });
      }
      // How many columns are shown before each.
      var before = [0];
      columns.forEach(function (column, place) {
        var shown = (!theme || bands[column.band].theme === theme) && (!related || used[place]);
        before.push(before[place] + (shown ? 1 : 0));
        if (shown === column.shown) return;
        column.shown = shown;
        column.parts.forEach(function (part) {
          part.hidden = !shown;
        });
      });
      cells.forEach(function (one) {
        fold(one.cell, before[one.to] - before[one.from]);
      });
      bands.forEach(function (band, group) {
        var kept = before[band.to] - before[band.from];
        band.band.hidden = kept === 0;
        fold(band.title, kept);
        fold(foot[0].cells[group + 1], kept);
        each(groups, function (row) {
          fold(row.cells[group + 1], kept);
        });
      });
    };
  }

  // ---- the matrix: the column under the pointer or the focus ----
  function matrixCross() {
    var table = document.querySelector("table.matrix");
    if (!table) return;
    var heads = Array.prototype.slice.call(table.tHead.rows[1].cells);
    var last = null;
    function mark(event) {
      var cell = event.target.closest ? event.target.closest("td, th") : null;
      var head = null;
      // Headings of rows and of groups stand over no single column.
      if (cell && cell.scope !== "row" && !cell.closest(".group-row, .themes, tr:first-child > th")) {
        var box = cell.getBoundingClientRect();
        // A cell may stand over many columns: there the pointer tells.
        var at = event.clientX || (box.left + box.right) / 2;
        head = heads.find(function (one) {
          var own = one.getBoundingClientRect();
          return own.left <= at && at < own.right;
        });
      }
      if (head === last) return;
      last = head;
      table.classList.toggle("crossed", Boolean(head));
      if (head) table.style.setProperty("--at", head.getBoundingClientRect().left - table.getBoundingClientRect().left + "px");
    }
    table.addEventListener("mousemove", mark);
    table.addEventListener("focusin", mark);
    table.addEventListener("mouseleave", mark);
  }

  matrixCross();
  each(document.querySelectorAll("form[data-filters]"), filters);
})();
