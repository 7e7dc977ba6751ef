// Runs before the first paint: the remembered theme, and a sign that scripts work.
(function () {
  var root = document.documentElement;
  root.classList.add("js");
  try {
    var theme = localStorage.getItem("clausebook-theme");
    if (theme === "light" || theme === "dark") root.setAttribute("data-theme", theme);
  } catch (error) {
    // No storage: the system's theme it is.
  }
})();
