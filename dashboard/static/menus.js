// A menu opened with the keyboard gets the focus. Streamlit's menu waits for every running transition
// to end first, and waits for ever when the element of one was taken away meanwhile.
(function () {
  "use strict";
  const A_MOMENT = 150; // milliseconds in which Streamlit may do it itself

  document.addEventListener("click", (event) => {
    const byKeyboard = event.detail === 0;
    if (!byKeyboard || !event.target.closest || !event.target.closest("[aria-haspopup=menu]")) return;
    setTimeout(() => {
      const menu = document.querySelector("[role=menu]");
      if (menu && !menu.contains(document.activeElement)) menu.focus();
    }, A_MOMENT);
  });
})();
