// In words that every browser knows: has it what the room needs? If not, or if the program does not come, the page says so kindly.
(function () {
  function show() {
    document.documentElement.className += " old";
  }
  function fits() {
    try {
      return !!(
        window.crypto && window.crypto.subtle && window.fetch && window.Promise && window.Map && window.TextEncoder && window.ReadableStream &&
        window.AbortController && "noModule" in document.createElement("script") && Object.hasOwn && [].at && "".replaceAll
      );
    } catch (no) {
      return false;
    }
  }
  if (!fits()) return show();
  window.addEventListener("load", function () {
    setTimeout(function () {
      if (!window.roomIsHere) show();
    }, 8000);
  });
})();
