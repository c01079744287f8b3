// Escape shuts what was unfolded: a hard word, the list of languages.
addEventListener("keydown", ({ key }) => {
  const open = key === "Escape" && document.activeElement.closest("details[open]");
  if (!open) return;
  open.open = false;
  open.querySelector("summary").focus();
});
