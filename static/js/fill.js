// A sentence that is chosen goes into the field, where it can be changed.
document.addEventListener("change", ({ target }) => {
  const field = target.closest("[data-fill]")?.dataset.fill;
  const into = field && target.form.elements[field];
  if (into) into.value = target.labels[0].textContent.trim();
});
