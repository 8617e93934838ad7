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

  const words = document.getElementById("chart-words")?.dataset;

  const told = (text) => {
    const element = document.createElement("span");
    element.setAttribute("role", "status");
    element.className = "chart__said";
    element.textContent = text;
    return element;
  };

  const draw = async (picture, image) => {
    const [embed, answer] = await Promise.all([load(), fetch(picture.dataset.spec)]);
    const spec = await answer.json();
    const drawn = document.createElement("div");
    // ast: expressions are interpreted; the content policy of the site forbids to evaluate them.
    await embed(drawn, { ...spec, description: image.alt }, { ast: true, actions: false, renderer: "svg" });
    return drawn;
  };

  /* The button leads there and back: to the drawing that answers, to the picture. */
  const exploring = (button, picture) => {
    const image = picture.querySelector("img");
    const [name] = button.childNodes;
    const forth = name.textContent;
    const hint = told("");
    let drawn;
    return async () => {
      if (drawn?.isConnected) {
        drawn.replaceWith(image);
        name.textContent = forth;
        hint.textContent = "";
        return;
      }
      button.disabled = true;
      picture.setAttribute("aria-busy", "true");
      try {
        drawn ??= await draw(picture, image);
        image.replaceWith(drawn);
        name.textContent = words.back;
        button.after(hint);
        hint.textContent = words.hint;
        button.disabled = false;
        picture.focus();
      } catch {
        button.replaceWith(told(words.failed));
      }
      picture.removeAttribute("aria-busy");
    };
  };

  // A page that is opened as a file may not read other files.
  if (location.protocol === "file:") return;
  for (const button of document.querySelectorAll(".chart__explore")) {
    const picture = button.closest(".chart").querySelector(".chart__picture");
    button.addEventListener("click", exploring(button, picture));
    button.hidden = false;
  }
})();
