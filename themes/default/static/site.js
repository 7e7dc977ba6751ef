// Comforts for readers with JavaScript. Reading needs none of it.
(function () {
  "use strict";

  var root = document.documentElement;
  var here = document.currentScript.src;

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

  // ---- filters and the matrix have a script of their own beside this one ----
  function forTables() {
    if (!document.querySelector("form[data-filters], table.matrix")) return;
    var script = document.createElement("script");
    script.src = here.replace(/[^/]*$/, "tables.js");
    document.head.appendChild(script);
  }

  themeSwitch();
  keys();
  followReading();
  panels();
  headerSearch();
  proseTables();
  copyCode();
  forTables();
})();
