// Streamlit guesses where its server is, from the address of the page, and asks wrongly once on
// every page but the first. It listens under the first part of our addresses; here it is told so.
(function () {
  "use strict";
  const base = location.origin + "/" + location.pathname.split("/")[1];
  window.__streamlit = { BACKEND_BASE_URL: base, MAIN_PAGE_BASE_URL: base };
})();
