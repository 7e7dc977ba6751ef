// Search over the data shards, classic scripts that each call clausebookSearch.push([...]). They are
// loaded on first use by adding script elements, so it works from disk as well.
//
// An entry is [kind, id, title, address, places of frameworks, parts]; a part is [heading, anchor, text].
(function () {
  "use strict";

  var form = document.querySelector("[data-search]");
  if (!form) return;
  var box = form.elements.q;
  var list = document.querySelector("[data-search-results]");
  var status = document.querySelector("[data-search-status]");
  var facetArea = form.querySelector("[data-facets]");
  var more = document.querySelector("[data-search-more]");
  var root = form.getAttribute("data-root");
  var frameworks = form.getAttribute("data-frameworks").split("|");
  var step = 30;
  var enough = 10;
  var most = step;
  var pages = [];
  var placeCount = 0;
  var last = null;
  var loading = null;

  var facets = Array.prototype.map.call(form.querySelectorAll(".facet"), function (field) {
    return Array.prototype.map.call(field.querySelectorAll("input"), function (input) {
      return {
        input: input,
        matches: input.getAttribute("data-matches").split("|"),
        shown: input.parentNode.querySelector(".count"),
      };
    });
  });

  window.clausebookSearch = {
    push: function (entries) {
      entries.forEach(add);
      last = null;
    },
  };

  // All of a page is folded at once, and what is cut out of it shares its memory.
  function add(row) {
    var parts = row[5];
    if (!parts.length || parts[0][0]) parts = [["", "", ""]].concat(parts);
    var said = [row[1], row[2]];
    parts.forEach(function (part) {
      said.push(part[0], part[2]);
    });
    // What a result is called, as it is shown and as it may be typed: "control ISO 27001 A.5.19", "a519";
    // "ev017" and "ev17".
    var bare = row[1].replace(/^[^:]*:/, "");
    var short = bare.replace(/(\D)0+(?=\d)/g, "$1");
    said.push([kindOf(row[0]), nameOf(row[1], row[4]), lettersOf(bare), lettersOf(short)].join(" "));
    var folded = fold(said.map(oneLine).join("\n"));
    var cut = folded.split("\n");
    var page = {
      kind: row[0],
      id: row[1],
      title: row[2],
      url: row[3],
      folded: folded,
      foldedId: cut[0],
      bare: cut[0].replace(/^[^:]*:/, ""),
      foldedTitle: cut[1],
      foldedLabel: cut[cut.length - 1],
      name: nameOf(row[1], row[4]),
      choices: choicesOf({ kind: [row[0]], framework: row[4].map(String) }),
    };
    page.places = parts.map(function (part, at) {
      return {
        page: page,
        at: (placeCount += 1),
        heading: part[0],
        anchor: part[1],
        text: part[2],
        foldedHeading: cut[2 + 2 * at],
        foldedText: cut[3 + 2 * at],
      };
    });
    pages.push(page);
  }

  // A requirement is named as people cite it: the standard, then the number.
  function nameOf(id, places) {
    var at = id.indexOf(":");
    return at < 0 ? id : frameworks[places[0]] + " " + id.slice(at + 1);
  }

  function kindOf(kind) {
    return form.getAttribute("data-kind-" + kind) || kind;
  }

  function lettersOf(text) {
    return text.replace(/[^\p{L}\p{N}]/gu, "");
  }

  function oneLine(text) {
    return text.indexOf("\n") < 0 ? text : text.replace(/\n/g, " ");
  }

  function fold(text) {
    return text
      .normalize("NFD")
      .replace(/[\u0300-\u036f]/g, "")
      .replace(/[\u2018\u2019]/g, "'")
      .replace(/\u00df/g, "ss")
      .toLowerCase();
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
  function inWord(text, at) {
    var code = text.charCodeAt(at);
    if (code < 128) return (code >= 97 && code <= 122) || (code >= 48 && code <= 57);
    return /[\p{L}\p{N}]/u.test(text.charAt(at));
  }

  // A few letters, "ai", stand inside many words that have nothing to do with them.
  function isShort(word) {
    return /^[a-z]{1,3}$/.test(word);
  }

  // How well a word sits in a field: at its start, at the start of a word, inside a word.
  function seat(field, word) {
    var at = field.indexOf(word);
    if (at < 0) return 0;
    if (at === 0) return 1;
    while (at > 0) {
      if (!inWord(field, at - 1)) return 0.9;
      at = field.indexOf(word, at + 1);
    }
    return isShort(word) ? 0 : 0.5;
  }

  function scoreId(page, word) {
    if (page.bare === word || page.foldedId === word) return 1000;
    if (page.bare.indexOf(word) === 0 || page.foldedId.indexOf(word) === 0) return 400;
    return seat(page.foldedId, word) ? 120 : 0;
  }

  // A section carries the id and title of its page, of which `ofPage` has the points for each word; there
  // they weigh less than on the page itself.
  function score(place, words, ofPage, phrase) {
    var page = place.page;
    var share = place.heading ? 0.3 : 1;
    var sum = 0;
    for (var i = 0; i < words.length; i += 1) {
      var points = ofPage[i] * share;
      if (points < 100 && place.heading) points = Math.max(points, 100 * seat(place.foldedHeading, words[i]));
      points = points || 20 * seat(place.foldedText, words[i]);
      if (!place.heading) points = points || 15 * seat(page.foldedLabel, words[i]);
      if (!points) return 0;
      sum += points;
    }
    if (page.foldedId === phrase || page.bare === phrase) sum += 2000 * share;
    if (words.length > 1) {
      if (place.foldedHeading === phrase) sum += 600;
      else if (page.foldedTitle === phrase) sum += 600 * share;
      else if (page.foldedTitle.indexOf(phrase) >= 0) sum += 300 * share;
      else if (place.foldedHeading.indexOf(phrase) >= 0) sum += 150;
      else if (place.foldedText.indexOf(phrase) >= 0) sum += 30;
    } else if (page.foldedTitle === phrase) sum += 200 * share;
    else if (place.foldedHeading === phrase) sum += 100;
    return sum / words.length;
  }

  function find(query) {
    var phrase = fold(query).replace(/["\u201c-\u201e\u00ab\u00bb]/g, " ").trim().replace(/\s+/g, " ");
    // Long words are rare: those that are missing are missed sooner.
    var words = phrase.split(" ").filter(Boolean).sort(function (a, b) {
      return b.length - a.length;
    });
    // Who types on narrows what was found: a page with the longer query has the shorter one too, unless that
    // was a few letters that only begin words.
    var isNarrower = last && phrase.indexOf(last.phrase) === 0 && !last.words.some(isShort);
    last = { phrase: phrase, words: words, pages: having(words, isNarrower ? last.pages : pages) };
    var hits = hitsAmong(last.pages, words, phrase);
    if (hits.length >= enough) return { hits: hits, words: words, missing: [] };
    var either = inOneOrTwo(words, phrase);
    if (either.hits.length) return either;
    // Nothing has them all: ids without their marks, and no words that nothing has; then the ids alone.
    var left = words.map(lettersOf).filter(function (word) {
      return word && having([word], pages).length > 0;
    });
    hits = hitsAmong(having(left, pages), left, left.join(" "));
    if (!hits.length) {
      left = left.filter(hasDigit);
      hits = hitsAmong(having(left, pages), left, left.join(" "));
    }
    var missing = words.filter(function (word) {
      return left.indexOf(lettersOf(word)) < 0;
    });
    return { hits: hits, words: left, missing: hits.length ? missing : [] };
  }

  // The same with each word as the book may write it too: "lifecycle" as "life cycle" and "life-cycle".
  function inOneOrTwo(words, phrase) {
    var ways = [[]];
    words.forEach(function (word) {
      var written = having([word], pages).length ? [word].concat(splits(word)) : splits(word);
      ways = written.flatMap(function (one) {
        return ways.map(function (way) {
          return way.concat(one);
        });
      });
      ways = ways.slice(0, 16);
    });
    var found = new Map();
    ways.forEach(function (way) {
      var asked = words.reduce(function (asked, word, at) {
        return asked.split(word).join(way[at]);
      }, phrase);
      hitsAmong(having(way, pages), way, asked).forEach(function (hit) {
        var known = found.get(hit.place);
        if (!known || known.points < hit.points) found.set(hit.place, hit);
      });
    });
    return { hits: Array.from(found.values()), words: Array.from(new Set(ways.flat())), missing: [] };
  }

  // The ways in which the book writes a word in two, or with umlauts where it was asked for without.
  function splits(word) {
    var found = [word.replace(/([aou])e/g, "$1")].filter(function (other) {
      return other !== word;
    });
    if (!/^\p{L}{4,24}$/u.test(word)) return [];
    for (var at = 1; at < word.length; at += 1) {
      found.push(word.slice(0, at) + "-" + word.slice(at), word.slice(0, at) + " " + word.slice(at));
    }
    return found.filter(function (split) {
      return pages.some(function (page) {
        return seat(page.folded, split) > 0.5;
      });
    });
  }

  function hasDigit(word) {
    return /\d/.test(word);
  }

  function having(words, among) {
    return among.filter(function (page) {
      return words.length && words.every(function (word) {
        return seat(page.folded, word) > 0;
      });
    });
  }

  function hitsAmong(among, words, phrase) {
    var hits = [];
    among.forEach(function (page) {
      var ofPage = words.map(function (word) {
        return Math.max(scoreId(page, word), 200 * seat(page.foldedTitle, word));
      });
      page.places.forEach(function (place) {
        var points = score(place, words, ofPage, phrase);
        if (points) hits.push({ place: place, points: points });
      });
    });
    return hits;
  }

  function isBetter(a, b) {
    if (a.points !== b.points) return a.points > b.points;
    var shorter = a.place.page.title.length - b.place.page.title.length;
    return shorter ? shorter < 0 : a.place.at < b.place.at;
  }

  // The first few, in order, of many.
  function best(hits) {
    var first = [];
    hits.forEach(function (hit) {
      if (first.length === most && !isBetter(hit, first[most - 1])) return;
      var at = Math.min(first.length, most - 1);
      while (at > 0 && isBetter(hit, first[at - 1])) {
        first[at] = first[at - 1];
        at -= 1;
      }
      first[at] = hit;
    });
    return first;
  }

  // ---- narrowing: any of the boxes of a facet, all facets ----
  // The boxes of each facet a page belongs to.
  function choicesOf(values) {
    return facets.map(function (facet) {
      return facet.filter(function (choice) {
        return values[choice.input.name].some(function (value) {
          return choice.matches.indexOf(value) >= 0;
        });
      });
    });
  }

  // Each facet counts what the others leave.
  function narrow(hits) {
    var isOpen = facets.map(function (facet) {
      facet.forEach(function (choice) {
        choice.found = 0;
        choice.checked = choice.input.checked;
      });
      return !facet.some(function (choice) {
        return choice.checked;
      });
    });
    var left = hits.filter(function (hit) {
      var choices = hit.place.page.choices;
      var stops = -1;
      for (var i = 0; i < choices.length; i += 1) {
        if (isOpen[i] || choices[i].some(isChecked)) continue;
        if (stops >= 0) return false;
        stops = i;
      }
      for (i = 0; i < choices.length; i += 1) {
        if (stops < 0 || stops === i) choices[i].forEach(countOne);
      }
      return stops < 0;
    });
    facets.forEach(function (facet) {
      facet.forEach(function (choice) {
        choice.shown.textContent = choice.found;
        choice.input.parentNode.classList.toggle("none", choice.found === 0);
      });
    });
    return left;
  }

  function isChecked(choice) {
    return choice.checked;
  }

  function countOne(choice) {
    choice.found += 1;
  }

  // ---- showing: text nodes and marks, never HTML ----
  // For each character of the folded text its place in the original; nothing where they are the same.
  function origins(text, folded) {
    if (text.length === folded.length) return null;
    var found = [];
    for (var i = 0; i < text.length; i += 1) {
      for (var k = fold(text.charAt(i)).length; k > 0; k -= 1) found.push(i);
    }
    return found;
  }

  function marks(text, folded, words) {
    var from = origins(text, folded);
    var found = [];
    words.forEach(function (word) {
      var at = folded.indexOf(word);
      while (at >= 0) {
        var last = at + word.length - 1;
        var stands = !isShort(word) || at === 0 || !inWord(folded, at - 1);
        if (stands) found.push(from ? [from[at], from[last] + 1] : [at, last + 1]);
        at = folded.indexOf(word, last + 1);
      }
    });
    return found.sort(function (a, b) {
      return a[0] - b[0] || b[1] - a[1];
    });
  }

  function highlight(parent, text, words) {
    var at = 0;
    marks(text, fold(text), words).forEach(function (range) {
      if (range[0] < at) return;
      parent.appendChild(document.createTextNode(text.slice(at, range[0])));
      var mark = document.createElement("mark");
      mark.textContent = text.slice(range[0], range[1]);
      parent.appendChild(mark);
      at = range[1];
    });
    parent.appendChild(document.createTextNode(text.slice(at)));
  }

  function snippet(place, words) {
    var text = place.text;
    var first = words.reduce(function (first, word) {
      var at = place.foldedText.indexOf(word);
      while (isShort(word) && at > 0 && inWord(place.foldedText, at - 1)) at = place.foldedText.indexOf(word, at + 1);
      return at >= 0 && at < first ? at : first;
    }, text.length);
    var from = 0;
    if (first > 90 && first < text.length) {
      var origin = origins(text, place.foldedText);
      from = text.lastIndexOf(" ", (origin ? origin[first] : first) - 60) + 1;
    }
    var cut = text.slice(from, from + 240);
    if (from + 240 < text.length) cut = cut.replace(/\s+\S*$/, "") + " …";
    return (from ? "… " : "") + cut;
  }

  function item(place, words) {
    var page = place.page;
    var row = document.createElement("li");
    var head = document.createElement("p");
    head.className = "result-head";
    var link = document.createElement("a");
    link.href = root + page.url + (place.anchor ? "#" + encodeURI(place.anchor) : "");
    highlight(link, place.heading ? page.title + " › " + place.heading : page.title, words);
    head.appendChild(link);
    row.appendChild(head);
    var meta = document.createElement("p");
    meta.className = "result-meta";
    meta.appendChild(document.createTextNode(kindOf(place.heading ? "section" : page.kind) + " · "));
    highlight(meta, page.name, words);
    row.appendChild(meta);
    if (place.text) {
      var text = document.createElement("p");
      text.className = "result-text";
      highlight(text, snippet(place, words), words);
      row.appendChild(text);
    }
    return row;
  }

  function show(query) {
    var result = find(query);
    var left = narrow(result.hits);
    var n = left.length;
    var rows = document.createDocumentFragment();
    best(left).forEach(function (hit) {
      rows.appendChild(item(hit.place, result.words));
    });
    list.replaceChildren(rows);
    facetArea.hidden = result.hits.length === 0;
    more.hidden = n <= most;
    var message = n === 0 ? "data-none" : n === 1 ? "data-one" : n > most ? "data-first" : "data-other";
    var values = { "%q": query, "%n": n, "%s": most, "%w": result.missing.join(" ") };
    var said = (result.missing.length ? form.getAttribute("data-without") + " " : "") + form.getAttribute(message);
    status.textContent = said.replace(/%[qnsw]/g, function (place) {
      return values[place];
    });
  }

  // ---- asking ----
  var asked = 0;
  function ask() {
    var query = box.value.trim();
    var turn = (asked += 1);
    most = step;
    if (!query) {
      list.replaceChildren();
      facetArea.hidden = more.hidden = true;
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

  // The reader goes on at the first of the results that were not there before.
  more.addEventListener("click", function () {
    var from = most;
    most += step;
    show(box.value.trim());
    list.querySelectorAll(".result-head a")[from].focus();
  });

  // What is asked stands in the address, so that it can be sent on.
  function eachBox(work) {
    facets.forEach(function (facet) {
      facet.forEach(function (choice) {
        work(choice.input);
      });
    });
  }

  function remember() {
    var query = box.value.trim();
    var parts = query ? ["q=" + encodeURIComponent(query)] : [];
    eachBox(function (input) {
      if (query && input.checked) parts.push(input.name + "=" + encodeURIComponent(input.value));
    });
    try {
      history.replaceState(null, "", parts.length ? "?" + parts.join("&") : location.pathname);
    } catch (error) {
      return;
    }
  }

  function recall() {
    var given = {};
    location.search.slice(1).split("&").forEach(function (part) {
      var at = part.indexOf("=");
      if (at < 0) return;
      var value = part.slice(at + 1).replace(/\+/g, " ");
      try {
        value = decodeURIComponent(value);
      } catch (error) {
        // As it stands, then.
      }
      (given[part.slice(0, at)] = given[part.slice(0, at)] || []).push(value);
    });
    eachBox(function (input) {
      input.checked = (given[input.name] || []).indexOf(input.value) >= 0;
    });
    return given.q ? given.q[0] : "";
  }

  // ---- the keyboard: down from the box to the first result, up and down between results, up to the box ----
  function move(event) {
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    var links = Array.prototype.slice.call(list.querySelectorAll(".result-head a"));
    var at = links.indexOf(document.activeElement);
    if (!links.length || (at < 0 && document.activeElement !== box)) return;
    var to = at + (event.key === "ArrowDown" ? 1 : -1);
    if (to >= links.length || (at < 0 && to < 0)) return;
    event.preventDefault();
    (to < 0 ? box : links[to]).focus();
  }
  box.addEventListener("keydown", move);
  list.addEventListener("keydown", move);

  var waiting = 0;
  function now() {
    clearTimeout(waiting);
    ask();
    remember();
  }
  box.addEventListener("input", function () {
    clearTimeout(waiting);
    waiting = setTimeout(now, 120);
  });
  eachBox(function (input) {
    input.addEventListener("change", now);
  });
  form.addEventListener("submit", function (event) {
    event.preventDefault();
    now();
  });

  box.value = recall();
  if (box.value) {
    var other = document.getElementById("cb-q");
    if (other) other.value = box.value;
    ask();
  } else box.focus();
})();
