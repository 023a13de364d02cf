// How wide this window is, told to Streamlit when it connects (dashboard/uitkomst_width.py): charts
// are then drawn for it at once, and not first for a laptop. Kept as long as the browser is open.
(function () {
  "use strict";
  const base = "/" + location.pathname.split("/")[1];
  const tell = () => {
    if (document.fullscreenElement) return;
    document.cookie = `window_width=${innerWidth}; path=${base}; SameSite=Strict`;
  };
  tell();
  addEventListener("resize", tell);
})();
