// A press on [data-print] opens the printer's window. Without scripts the button (.needs-js) is not shown.
document.documentElement.classList.add("js");

document.addEventListener("click", (event) => {
  if (event.target.closest?.("[data-print]")) print();
});
