"""A script that got into a page all the same is not run, and nothing is asked of elsewhere."""

from __future__ import annotations

import pytest

from support.web.visiting import Visit

_SCRIPT = """() => {
  const script = document.createElement("script");
  script.textContent = "window.ran = true";
  document.body.append(script);
  return window.ran === true;
}"""
_PICTURE = """() => new Promise((done) => {
  const picture = new Image();
  picture.onload = () => done(true);
  picture.onerror = () => done(false);
  picture.src = "https://elsewhere.invalid/picture.png";
})"""


@pytest.mark.parametrize(
    ("wanted", "told"), [(_SCRIPT, ()), (_PICTURE, ("a request that leaves the site",))]
)
def test_the_policy_is_kept(visit: Visit, wanted: str, told: tuple[str, ...]) -> None:
    with visit("repository") as visitor:
        assert visitor.go("").evaluate(wanted) is False
        visitor.forgive("Content Security Policy", *told)
