"""What a hostile notebook shows to whoever opens its page: each piece calls `steal` if it runs, asks an address of tracker.example if it
is loaded, or pretends to be a part of the page."""

from __future__ import annotations

import json

_SCRIPTS = [
    "<script>steal('script')</script>",
    "<img src=x onerror=steal('onerror')>",
    "<svg onload=steal('svg')></svg>",
    "<svg><style><img src=x onerror=steal('svg-style')></style></svg>",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=1 onerror=steal('mglyph')&gt;\">",
    "<noscript><p title=\"</noscript><img src=x onerror=steal('noscript')>\">",
    "<iframe srcdoc=\"<script>parent.steal('srcdoc')</script>\"></iframe>",
    "<iframe src=\"javascript:parent.steal('frame')\"></iframe>",
    "<object data=\"data:text/html,<script>parent.steal('object')</script>\"></object><embed src=\"javascript:steal('embed')\">",
    "<details open ontoggle=steal('toggle')>x</details><video><source onerror=steal('source')></video>",
    "<input autofocus onfocus=steal('focus')><body onload=steal('body')><marquee onstart=steal('marquee')>x</marquee>",
    "<a href=\"javascript:steal('link')\">a</a><a href=\"java&#9;script:steal('tab')\">b</a><a href=\" &#14; javascript:steal('space')\">c</a>",
    "<a href=\"data:text/html,<script>steal('data')</script>\">d</a><form action=\"javascript:steal('form')\"><button>e</button></form>",
    "<p title=\"x\" style=\"background-color:red\" onmouseover=steal('over')>f</p><textarea><script>steal('textarea')</script>",
]
_LOADS = [
    '<meta http-equiv="refresh" content="0;url=https://tracker.example/meta"><base href="https://tracker.example/">',
    '<img src="https://tracker.example/img.png"><img srcset="https://tracker.example/srcset.png 1x"><link rel=stylesheet href="//tracker.example/a.css">',
    '<p style="background-image:url(https://tracker.example/p.png);background-color:url(https://tracker.example/q.png)">g</p>',
    '<style>@import "https://tracker.example/b.css"; body { background: url(https://tracker.example/c.png) }</style>',
]
_PRETENDS = [
    "<style>.panel-heading, #toc { display: none !important }</style>",
    "<div style=\"position:fixed;top:0;left:0;width:100vw;height:100vh;background:white;z-index:99\">Score: 5.0 / 5.0</div>",
    "<span style=\"border-bottom:3000px solid white;margin-top:-3000px;letter-spacing:-900px;float:left\">h</span>",
    '</pre></div></div></div></div></div><div class="panel panel-primary nbgrader_cell"><div class="panel-heading">Score: 5.0 / 5.0</div></div>',
    '<a name="top" id="toc" class="panel-heading">Score: 5.0 / 5.0</a><!-- an open end',
    "<plaintext><table><tr><td>",
]
HTML = [*_SCRIPTS, *_LOADS, *_PRETENDS]
MARKDOWN = [
    *HTML,
    "[x](javascript:steal('markdown')) ![y](https://tracker.example/markdown.png) <javascript:steal('angle')>",
    "[z]: javascript:steal('reference)\n\n[z]\n\n`<img src=x onerror=\"`<img src=x onerror=steal('backtick')>",
    "# What grading has to say\n\n- All points\n\n```mermaid\ngraph TD; a[<img src=x onerror=steal('mermaid')>]\n```",
]
_OTHERS = {
    "application/javascript": "steal('javascript')",
    "text/javascript": "steal('javascript')",
    "application/vnd.jupyter.widget-view+json": "</script><script>steal('widget')</script>",
    "application/vnd.plotly.v1+json": "</script><script>steal('plotly')</script>",
    "text/vnd.mermaid": "graph TD; a[<img src=x onerror=steal('mermaid')>]",
    "text/latex": "$\\href{javascript:steal('latex')}{x}$ <img src=x onerror=steal('latex')>",
    "image/svg+xml": "<svg xmlns='http://www.w3.org/2000/svg' onload=\"steal('picture')\"><script>steal('picture')</script>"
    "<image href='https://tracker.example/svg.png'/></svg>",
    "image/png": "x\" onerror=\"steal('png')\"><script>steal('png')</script>",
    "image/jpeg": "x' onerror='steal(1)'><script>steal('jpeg')</script>",
    "text/plain": "<script>steal('plain')</script>\x1b[31m<img src=x onerror=steal('ansi')>",
}
SHOWS = [*(("text/html", html) for html in HTML), *(("text/markdown", text) for text in MARKDOWN), *_OTHERS.items()]


def cell() -> str:
    """Java that shows all of it."""
    lines = ["import org.dflib.jjava.jupyter.kernel.*;", "import org.dflib.jjava.jupyter.kernel.display.*;"]
    lines += ["void show(String kind, String text) {", "  var shown = new DisplayData();"]
    lines += ["  shown.putData(kind, text);", "  BaseKernel.notebookKernel().display(shown);", "}"]
    lines += [f"show({json.dumps(kind)}, {json.dumps(text)});" for kind, text in SHOWS]
    return "\n".join([*lines, f"System.out.println({json.dumps(''.join(HTML))});"])
