// The remembered theme. Loaded beside the style sheet, which it is much smaller than: it has run when the page is
// first drawn, and nothing waits for it.
(function () {
  try {
    var theme = localStorage.getItem("clausebook-theme");
    if (theme === "light" || theme === "dark") document.documentElement.setAttribute("data-theme", theme);
  } catch (error) {
    // No storage: the system's theme it is.
  }
})();
