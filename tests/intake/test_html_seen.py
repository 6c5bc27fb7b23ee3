"""What a browser does not paint is kept apart; what only looks like it is read."""

from __future__ import annotations

import pytest

from assessor.errors import EntryError
from assessor.intake.document import Hidden
from assessor.intake.html import read_html

GROUND = "text in the colour of its ground"
HIDDEN, WHITE, TINY, OFF = "hidden text", "white text", "tiny text", "off the page"


def page(body: str, style: str = "") -> tuple[str, tuple[Hidden, ...]]:
    source = f"<!doctype html><style>{style}</style><body><p>seen</p>{body}"
    (document,) = read_html("a.html", source.encode())
    return document.text, document.hidden


UNSEEN_BY_STYLE = {
    "height:0;overflow:hidden": HIDDEN,
    "max-height:0; overflow-y: hidden": HIDDEN,
    "width:1px;height:1px;overflow:hidden": HIDDEN,
    "opacity:.01": HIDDEN,
    "opacity:2%": HIDDEN,
    "filter: opacity(0%)": HIDDEN,
    "transform:scale(0)": HIDDEN,
    "transform: translateX(3px) scaleY(0.001)": HIDDEN,
    "transform:rotateX(90deg)": HIDDEN,
    "transform:translate(-9999px, 0)": OFF,
    "scale:0": HIDDEN,
    "zoom:.01": HIDDEN,
    "position:absolute;clip:rect(1px,1px,1px,1px)": HIDDEN,
    "position:absolute;clip: rect(0 0 0 0)": HIDDEN,
    "clip-path:inset(50%)": HIDDEN,
    "clip-path:circle(0)": HIDDEN,
    "clip-path:polygon(0 0, 0 0, 0 0)": HIDDEN,
    "content-visibility:hidden": HIDDEN,
    "clip-path:inset(0 100% 0 0)": HIDDEN,
    "clip-path:inset(50% 0)": HIDDEN,
    "clip-path: inset(10% 99% 20%)": HIDDEN,
    "clip-path:inset(100% round 5px)": HIDDEN,
    "clip-path:ellipse(0px 40px at 50% 50%)": HIDDEN,
    "clip-path:polygon(50% 50%, 50% 0, 50% 100%)": HIDDEN,
    "clip-path:xywh(0 0 0 100%)": HIDDEN,
    "mask:linear-gradient(transparent, transparent)": HIDDEN,
    "-webkit-mask-image:linear-gradient(to right, #0000 0 100%)": HIDDEN,
    "mask-image:linear-gradient(#000,#000);mask-size:0 0": HIDDEN,
    "position:fixed;top:100vh": OFF,
    "position:absolute;top:200vh": OFF,
    "position:absolute;left:150vw": OFF,
    "position:absolute;left:-9999em": OFF,
    "transform:translate(-200%)": OFF,
    "transform:translateX(-200%)": OFF,
    "transform:translate3d(-150%, 0, 0)": OFF,
    "translate:-300% 0": OFF,
    "position:fixed; top:-999em": OFF,
    "position:absolute;left:9999px": OFF,
    "margin-left:-9999px": OFF,
    "margin:-3000px 0 0": OFF,
    "text-indent:-9999px": OFF,
    "text-indent:200%": OFF,
    "position:absolute;left:-1000%": OFF,
    "position:fixed;inset:-9999px auto auto 0": OFF,
    "translate:-9999px 0": OFF,
    "font-size:.05rem": TINY,
    "font-size:1%": TINY,
    "font:1px/1 Arial": TINY,
    "font:0/0 Arial": TINY,
    "font-size:0.1em": TINY,
    "letter-spacing:-1em": TINY,
    "color:#fff": WHITE,
    "color:rgb(100% 100% 100% / 90%)": WHITE,
    "color:hsl(0,0%,99%)": WHITE,
    "color:rgba(0,0,0,.01)": WHITE,
    "color:transparent": WHITE,
    "color:transparent;background:url(logo.png)": WHITE,
    "-webkit-text-fill-color:transparent": WHITE,
    "color:#123;background:#123": GROUND,
    "background-color: black": GROUND,
    "color:navy;background:rgb(0,0,128) none": GROUND,
}


@pytest.mark.parametrize(("style", "how"), UNSEEN_BY_STYLE.items())
def test_a_style_that_hides(style: str, how: str) -> None:
    assert page(f'<div style="{style}">un<b>seen</b></div>') == ("seen", (Hidden(how, "unseen"),))


@pytest.mark.parametrize(
    "style",
    [
        "height:0",
        "height:40px;overflow:hidden",
        "opacity:.4",
        "transform:scale(1.2)",
        "transform:none",
        "transform:matrix(1, 0, 0, 1, 0, 0)",
        "position:absolute;left:50%;margin-left:-480px",
        "margin:-10px 0",
        "text-indent:-18pt",
        "font-size:8px",
        "font-size:62.5%",
        "font:700 0.8rem/1.2 Arial",
        "letter-spacing:-.03em",
        "color:#ccc",
        "color:#fff;background:#36c",
        "color:#fff;background:linear-gradient(#000,#333)",
        "color:#fff;background-image:url(dark.png)",
        "color:transparent;background:linear-gradient(red,blue);background-clip:text",
        "color:#eee;background-color:#111",
        "background:rgba(0,0,0,.05)",
        "color:var(--unheard-of)",
        "clip-path:polygon(0 0, 100% 0, 100% 90%, 0 100%)",
        "clip-path:inset(0 10% 5px 0 round 4px)",
        "clip-path:circle(50%)",
        "clip-path:ellipse(0.5em 40px)",
        "clip-path:url(#shape)",
        "mask:url(mask.svg)",
        "mask-image:linear-gradient(#000 80%, transparent)",
        "mask:none",
        "position:absolute;top:50%;left:50%;transform:translate(-50%,-50%)",
        "position:fixed;bottom:0;left:0",
        "position:absolute;top:100%",
        "transform:translateY(-200%)",
        "transform:translateX(-100%)",
        "visibility:visible",
    ],
)
def test_a_style_that_only_looks_like_it(style: str) -> None:
    assert page(f'<div style="{style}">said</div>') == ("seen\n\nsaid", ())


RULES = {
    "#x{display:none}": HIDDEN,
    ".a .b{display:none}": HIDDEN,
    "div[data-k=v] > .b{opacity:0}": HIDDEN,
    ".b:not(.c){visibility:hidden}": HIDDEN,
    ":root{--c:#fff} .b{color:var(--c)}": WHITE,
    ".b{color:var(--none, white)}": WHITE,
    "body{background:#123} .b{color:#123}": GROUND,
    ".b{display:block} #x{display:none!important}": HIDDEN,
    "@media screen{.b{display:none}}": HIDDEN,
    "@media (min-width: 900px){.b{display:none}}": HIDDEN,
    "@supports (display:grid){.b{font-size:1px}}": TINY,
    "/* } */ .b{display/**/:none}": HIDDEN,
    ".a{.b{display:none}}": HIDDEN,
    ".a{color:red; & > .b{display:none} margin:0}": HIDDEN,
    ".z, .a{> .b{opacity:0}}": HIDDEN,
    ".a{.z{color:red} #x&, .b{display:none}}": HIDDEN,
    ".b{@media screen{display:none}}": HIDDEN,
    ".a{@media screen{.b{&:not(.z){display:none}}}}": HIDDEN,
    ":is(.z, .a) .b{display:none}": HIDDEN,
    ":where(.a > .b){display:none}": HIDDEN,
    "div:not(.z, .a){display:none}": HIDDEN,
    "@layer one{.b{display:none}}": HIDDEN,
    "@layer two, one; @layer one{.b{display:none}} @layer two{#x{display:block}}": HIDDEN,
    "@layer one{#x{display:block}} .b{display:none}": HIDDEN,
    "@layer one{.b{display:none!important}} #x{display:block!important}": HIDDEN,
    "@layer one{@layer two{.b{display:none}}}": HIDDEN,
    ".a{container-type:inline-size} @container (min-width:300px){.b{display:none}}": HIDDEN,
    ".a{container:k / size} @container k (width > 300px){.b{display:none}}": HIDDEN,
    ".a{container-type:size} @container not (width < 300px){.b{display:none}}": HIDDEN,
    "@scope (.a){.b{display:none}}": HIDDEN,
    "@media (width >= 900px){.b{display:none}}": HIDDEN,
    "@media (400px < width){.b{display:none}}": HIDDEN,
    "i b u s i b div .b{} .a :is(div, p).b{display:none}": HIDDEN,
    ".y{content:'}'} .b{display:none}": HIDDEN,
    ".y{content:'/*'} .b{display:none} .y{content:'*/'}": HIDDEN,
    ".y{background:url(/*)} .b{display:none} .y{background:url(*/)}": HIDDEN,
    ".y{color:red} " * 90_000 + ".b{display:none}": HIDDEN,
    "/*" + "x" * 1_200_000 + "*/ .b{display:none}": HIDDEN,
    ".b{display:none} .z{color:red": HIDDEN,
}
ELEMENT = "<div class=a data-k=v><div class=b id=x>said</div></div>"


@pytest.mark.parametrize(("rule", "how"), RULES.items())
def test_a_rule_that_hides(rule: str, how: str) -> None:
    _, hidden = page(ELEMENT, rule)
    assert Hidden(how, "said") in hidden


@pytest.mark.parametrize(
    "rule",
    [
        "@media print{.b{display:none}}",
        "@media (max-width:600px){.b{display:none}}",
        "@media (prefers-color-scheme: dark){.b{color:#fff}}",
        ".b{display:none} .a .b{display:block}",
        ".b{display:none} #x{display:block}",
        ".b{display:none!important} #x{display:block!important}",
        ".b.c{display:none}",
        ".b:hover{display:none}",
        ".b::before{color:#fff}",
        "body{background:#111;color:#eee}",
        ":root{--fg:#eee;--bg:#111} body{background:var(--bg);color:var(--fg)}",
        ".a{background:#036} .b{color:white}",
        ".a{visibility:hidden} .b{visibility:visible}",
        ".a{color:#fff} .b{color:#000}",
        ".a{.z{display:none}}",
        ".z{.b{display:none}}",
        ".b{&:hover{display:none}}",
        ".b{@media print{display:none}}",
        "@layer one{.b{display:none}} .b{display:block}",
        "@layer one{#x{display:none}} @layer two{.b{display:block}}",
        "@container (min-width:300px){.b{display:none}}",
        ".a{container-type:inline-size} @container (max-width:300px){.b{display:none}}",
        "@media (width <= 600px){.b{display:none}}",
        "@media (width < 37.5em){.b{display:none}}",
        "@media (orientation: portrait){.b{display:none}}",
        "@media (hover: none){.b{display:none}}",
        "@supports not (display:grid){.b{display:none}}",
        ":is(.z, .y) .b{display:none}",
        ".b:not(:is(.z, .a .b)){display:none}",
        "@scope (.z){.b{display:none}}",
    ],
)
def test_a_rule_that_does_not(rule: str) -> None:
    text, hidden = page(ELEMENT, rule)
    assert (text, hidden) == ("seen\n\nsaid", ())


def test_a_page_whose_style_sheets_are_not_saved_with_it() -> None:
    """What they say of colours is not known: only what is said on the page counts."""
    head = "<link rel=stylesheet href=site.css>"
    assert page(f"{head}<div style='background:#222'>said</div>") == ("seen\n\nsaid", ())


@pytest.mark.parametrize(
    "body",
    [
        "<noscript>psst</noscript>",
        "<template>psst</template>",
        "<input type=hidden value=psst>",
        "<textarea>psst</textarea>",
        "<select><option>psst</select>",
        "<iframe>psst</iframe>",
        "<video>psst</video>",
    ],
)
def test_what_is_never_painted(body: str) -> None:
    assert page(body) == ("seen", (Hidden("part that is not painted", "psst"),))


@pytest.mark.parametrize("attribute", ["alt", "title", "aria-label"])
def test_what_pictures_are_said_to_show(attribute: str) -> None:
    text, hidden = page(f"<img {attribute}='psst'>")
    assert (text, hidden) == ("seen", (Hidden("description of a picture", "psst"),))


def test_what_a_style_sheet_writes_and_what_stands_around_the_text() -> None:
    body = "<article>said</article><footer>psst</footer>"
    _, hidden = page(body, '.x::after{content:"Hush now"} .y::after{content:"\\f101 "}')
    assert hidden == (Hidden("header or footer", "psst"), Hidden("metadata", '"Hush now"'))


def test_an_old_page_in_a_dark_frame() -> None:
    source = (
        "<html><body bgcolor=black text=white link=yellow><p>one<p><a href=x>two</a>"
        "<table bgcolor='#ffffff'><tr><td><font color=black>three</font> <font color=white>four"
        "</font></table>"
    )
    (document,) = read_html("a.html", source.encode())
    assert document.text.split() == ["one", "two", "three"]
    assert [(h.how, h.text.strip()) for h in document.hidden] == [(WHITE, "four")]


def test_a_heading_laid_over_a_picture() -> None:
    over = "<h1 style='position:absolute;color:#fff'>said</h1>"
    assert page(f"<div><img src=x>{over}</div>")[0] == "seen\n\nsaid"
    assert page(f"<div>{over}</div>") == ("seen", (Hidden(WHITE, "said"),))
    assert page(f"<div><img src=x width=600>{over}</div>")[0] == "seen\n\nsaid"
    assert page(f"<div><a><img src=x></a>{over}</div>")[0] == "seen\n\nsaid"


@pytest.mark.parametrize(
    "beside",
    [
        "<img src=x width=1 height=1>",
        "<img src=x style='width:16px'>",
        "<img src=x style='display:none'>",
        "<img src=x>" + "<p>A long text that no heading over a picture is.</p>" * 20,
        "<section><div><p><img src=x></p></div></section>",
    ],
)
def test_white_words_beside_a_picture_that_cannot_be_below_them(beside: str) -> None:
    over = "<b style='position:absolute;color:#fff'>psst</b>"
    assert Hidden(WHITE, "psst") in page(f"<div>{beside}{over}</div>")[1]


def test_more_styles_than_can_be_looked_at_are_refused() -> None:
    rules = "".join(f".b:nth-child({n}){{color:red}}" for n in range(1, 60_000))
    with pytest.raises(EntryError, match=r"a\.html: has too many styles.*Print the page to PDF"):
        page(ELEMENT, rules)


@pytest.mark.parametrize(
    "sheet",
    [
        "a " * 50 + "{color:red}",
        "".join(f".c{n} a > b ~ i{{display:none}}" for n in range(3_000)),
        "{" * 5_000,
        "@media screen{" * 2_000,
        ":not(" * 3_000,
        "a " * 50_000,
        "'" * 50_000,
        "url(" * 50_000,
        "/*" * 50_000,
        ".z{" + ";" * 50_000,
        ":not(" * 900 + "b" + ")" * 900 + "{color:red}",
        ".b{color:rgb(" + "(" * 3_000,
        ".b{--a:var(--b);--b:var(--a);color:var(--a)}",
        ".b{" + "--a:var(--a)var(--a);" + "}",
    ],
)
def test_a_style_sheet_that_wants_to_take_long(sheet: str) -> None:
    assert "seen" in page("<i>x</i>" * 500, sheet)[0]


def test_a_rule_for_everything_but_paper_holds() -> None:
    text, hidden = page('<p class="o">unseen</p>', "@media not print { .o { display: none } }")
    assert "unseen" not in text
    assert [h.text for h in hidden] == ["unseen"]


def test_a_colour_beyond_all_bounds_is_none() -> None:
    text, _ = page('<p style="color:rgb(1e400 0 0)">read</p>')
    assert "read" in text
