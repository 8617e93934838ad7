/* Makes a chart interactive when it is asked for: only then is the library loaded. */
(() => {
  "use strict";
  const base = new URL("./", document.currentScript.src);
  let library;

  const load = () => {
    library ??= new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = new URL("vega.js", base).href;
      script.onload = () => resolve(window.vegaEmbed);
      script.onerror = () => reject(new Error(script.src));
      document.head.append(script);
    });
    return library;
  };

  const explore = async (button, picture) => {
    button.disabled = true;
    picture.setAttribute("aria-busy", "true");
    try {
      const [embed, answer] = await Promise.all([load(), fetch(picture.dataset.spec)]);
      const spec = await answer.json();
      const image = picture.querySelector("img");
      const drawn = document.createElement("div");
      // ast: expressions are interpreted; the content policy of the site forbids to evaluate them.
      await embed(drawn, { ...spec, description: image.alt }, { ast: true, actions: false, renderer: "svg" });
      image.replaceWith(drawn);
      button.remove();
      picture.focus();
    } catch {
      const told = document.createElement("span");
      told.setAttribute("role", "status");
      told.textContent = button.dataset.failed;
      button.replaceWith(told);
    }
    picture.removeAttribute("aria-busy");
  };

  // A page that is opened as a file may not read other files.
  if (location.protocol === "file:") return;
  for (const button of document.querySelectorAll(".chart__explore")) {
    const picture = button.closest(".chart").querySelector(".chart__picture");
    button.addEventListener("click", () => explore(button, picture));
    button.hidden = false;
  }
})();
