// The page of a personal link: the secret behind # never reaches the server's log or the history. It is posted at once.
function open() {
  const form = document.querySelector("form[data-link]");
  const secret = location.hash.slice(1).split("&")[0];
  if (!form || !secret) return;
  history.replaceState(null, "", location.pathname + location.search);
  form.elements.secret.value = secret;
  if (form.requestSubmit) form.requestSubmit();
  else form.submit();
}

open();
addEventListener("hashchange", open); // a link tapped while this page is open already
