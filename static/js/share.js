// [data-share]: offers its text to the apps of this device. Shown only where the browser can do that; the field to copy stands beside it anyway.
function show() {
  if (!navigator.share) return;
  for (const button of document.querySelectorAll("[data-share][hidden]")) button.hidden = false;
}
show();
document.addEventListener("htmx:after:swap", show);

document.addEventListener("click", async (event) => {
  const button = event.target.closest?.("[data-share]");
  if (!button) return;
  try {
    await navigator.share({ text: button.dataset.share });
  } catch (problem) {
    if (problem.name === "AbortError") return; // they have changed their mind
    const field = button.closest("section")?.querySelector(".copy button");
    field?.click();
  }
});
