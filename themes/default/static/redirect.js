// An old address leads on, and what follows `#` goes along unless the new one has a place of its own.
(function () {
  "use strict";

  var to = document.currentScript.dataset.to;
  location.replace(to.indexOf("#") < 0 ? to + location.hash : to);
})();
