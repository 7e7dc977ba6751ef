// Search over the data shards, classic scripts that each call clausebookSearch.push([...]). They are
// loaded on first use by adding script elements, so it works from disk as well.
(function () {
  "use strict";

  var form = document.querySelector("[data-search]");
  if (!form) return;
  var box = form.elements.q;
  var list = document.querySelector("[data-search-results]");
  var status = document.querySelector("[data-search-status]");
  var root = form.getAttribute("data-root");
  var most = 60;
  var entries = [];
  var loading = null;

  window.clausebookSearch = {
    push: function (part) {
      part.forEach(function (entry) {
        entries.push({
          entry: entry,
          id: fold(entry.id),
          bare: fold(entry.id.replace(/^[^:]*:/, "")),
          title: fold(entry.title),
          heading: fold(entry.heading || ""),
          text: fold(entry.text || ""),
        });
      });
    },
  };

  function fold(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }

  // ---- loading ----
  function load() {
    if (loading) return loading;
    status.textContent = form.getAttribute("data-loading");
    var parts = form.getAttribute("data-shards").split(" ").filter(Boolean);
    loading = Promise.all(
      parts.map(function (part) {
        return new Promise(function (done, failed) {
          var script = document.createElement("script");
          script.src = part;
          script.onload = done;
          script.onerror = failed;
          document.head.appendChild(script);
        });
      })
    );
    return loading;
  }

  // ---- scoring: exact id, id prefix, title, heading, text ----
  // How well a word sits in a field: at its start, at the start of a word, inside a word.
  function place(field, word) {
    var at = field.indexOf(word);
    if (at < 0) return 0;
    if (at === 0) return 1;
    while (at > 0) {
      if (!/[a-z0-9]/.test(field.charAt(at - 1))) return 0.9;
      at = field.indexOf(word, at + 1);
    }
    return 0.5;
  }

  // A section carries the id and title of its page; there they weigh less than on the page itself.
  function scoreWord(one, word) {
    var share = one.heading ? 0.3 : 1;
    if (one.bare === word || one.id === word) return 1000 * share;
    var best = 0;
    if (one.bare.indexOf(word) === 0 || one.id.indexOf(word) === 0) best = 400 * share;
    else if (one.id.indexOf(word) > 0) best = 120 * share;
    best = Math.max(best, 200 * share * place(one.title, word));
    best = Math.max(best, 100 * place(one.heading, word));
    return Math.max(best, 20 * place(one.text, word));
  }

  function score(one, words, phrase) {
    var sum = 0;
    for (var i = 0; i < words.length; i += 1) {
      var points = scoreWord(one, words[i]);
      if (!points) return 0;
      sum += points;
    }
    var share = one.heading ? 0.3 : 1;
    if (one.id === phrase || one.bare === phrase) sum += 2000 * share;
    if (words.length > 1) {
      if (one.heading === phrase || one.title === phrase) sum += 600 * (one.heading === phrase ? 1 : share);
      else if (one.title.indexOf(phrase) >= 0) sum += 300 * share;
      else if (one.heading.indexOf(phrase) >= 0) sum += 150;
      else if (one.text.indexOf(phrase) >= 0) sum += 30;
    } else if (one.title === phrase) sum += 200 * share;
    else if (one.heading === phrase) sum += 100;
    return sum / words.length;
  }

  function find(query) {
    var phrase = fold(query).trim().replace(/\s+/g, " ");
    var words = phrase.split(" ").filter(Boolean);
    var hits = [];
    entries.forEach(function (one, at) {
      var points = score(one, words, phrase);
      if (points) hits.push({ one: one, points: points, at: at });
    });
    hits.sort(function (a, b) {
      return b.points - a.points || a.one.title.length - b.one.title.length || a.at - b.at;
    });
    return { hits: hits, words: words };
  }

  // ---- showing: text nodes and marks, never HTML ----
  // The folded text with, for each of its characters, the place in the original.
  function foldWithPlaces(text) {
    var folded = "";
    var places = [];
    for (var i = 0; i < text.length; i += 1) {
      var part = fold(text.charAt(i));
      folded += part;
      for (var k = 0; k < part.length; k += 1) places.push(i);
    }
    places.push(text.length);
    return { folded: folded, places: places };
  }

  function marks(text, words) {
    var map = foldWithPlaces(text);
    var found = [];
    words.forEach(function (word) {
      var at = map.folded.indexOf(word);
      while (at >= 0) {
        found.push([map.places[at], map.places[at + word.length - 1] + 1]);
        at = map.folded.indexOf(word, at + word.length);
      }
    });
    found.sort(function (a, b) {
      return a[0] - b[0] || b[1] - a[1];
    });
    return found;
  }

  function highlight(parent, text, words) {
    var at = 0;
    marks(text, words).forEach(function (range) {
      if (range[0] < at) return;
      parent.appendChild(document.createTextNode(text.slice(at, range[0])));
      var mark = document.createElement("mark");
      mark.textContent = text.slice(range[0], range[1]);
      parent.appendChild(mark);
      at = range[1];
    });
    parent.appendChild(document.createTextNode(text.slice(at)));
  }

  function snippet(text, words) {
    var found = marks(text, words);
    var from = 0;
    if (found.length && found[0][0] > 90) {
      from = text.lastIndexOf(" ", found[0][0] - 60) + 1;
    }
    var cut = text.slice(from, from + 240);
    if (from + 240 < text.length) cut = cut.replace(/\s+\S*$/, "") + " …";
    return (from ? "… " : "") + cut;
  }

  function item(hit, words) {
    var entry = hit.one.entry;
    var row = document.createElement("li");
    var head = document.createElement("p");
    head.className = "result-head";
    var link = document.createElement("a");
    link.href = root + entry.url;
    highlight(link, entry.heading ? entry.title + " › " + entry.heading : entry.title, words);
    head.appendChild(link);
    row.appendChild(head);
    var meta = document.createElement("p");
    meta.className = "result-meta";
    var kind = form.getAttribute("data-kind-" + entry.kind);
    meta.appendChild(document.createTextNode((kind || entry.kind) + " · "));
    highlight(meta, entry.id, words);
    row.appendChild(meta);
    if (entry.text) {
      var text = document.createElement("p");
      text.className = "result-text";
      highlight(text, snippet(entry.text, words), words);
      row.appendChild(text);
    }
    return row;
  }

  function show(query) {
    var result = find(query);
    var n = result.hits.length;
    var rows = document.createDocumentFragment();
    result.hits.slice(0, most).forEach(function (hit) {
      rows.appendChild(item(hit, result.words));
    });
    list.replaceChildren(rows);
    var message = n === 0 ? "data-none" : n === 1 ? "data-one" : n > most ? "data-first" : "data-other";
    var values = { "%q": query, "%n": n, "%s": most };
    status.textContent = form.getAttribute(message).replace(/%[qns]/g, function (place) {
      return values[place];
    });
  }

  // ---- asking ----
  var asked = 0;
  function ask() {
    var query = box.value.trim();
    var turn = (asked += 1);
    if (!query) {
      list.replaceChildren();
      status.textContent = "";
      return;
    }
    load().then(
      function () {
        if (turn === asked) show(query);
      },
      function () {
        status.textContent = form.getAttribute("data-failed");
      }
    );
  }

  function remember() {
    try {
      var query = box.value.trim();
      history.replaceState(null, "", query ? "?q=" + encodeURIComponent(query) : location.pathname);
    } catch (error) {
      return;
    }
  }

  var waiting = 0;
  box.addEventListener("input", function () {
    clearTimeout(waiting);
    waiting = setTimeout(function () {
      ask();
      remember();
    }, 120);
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    clearTimeout(waiting);
    ask();
    remember();
  });

  var given = /[?&]q=([^&]*)/.exec(location.search);
  if (given) {
    try {
      box.value = decodeURIComponent(given[1].replace(/\+/g, " "));
    } catch (error) {
      box.value = given[1];
    }
    var other = document.getElementById("cb-q");
    if (other) other.value = box.value;
    ask();
  } else box.focus();
})();
