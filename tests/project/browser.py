"""A headless Chromium, and a submission that tries to reach whoever looks at it."""

from __future__ import annotations

import shutil
import subprocess
import tempfile

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--hide-scrollbars", "--window-size=1000,2000", "--virtual-time-budget=8000",
    # nothing but this machine: no library from afar, no picture either
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)  # fmt: skip
TITLE = "PIRATE"
SCRIPT = f"document.title='{TITLE}';document.documentElement.setAttribute('data-pirate','1')"
HTML = (
    f"<script>{SCRIPT}</script>",
    f'<img src=x onerror="{SCRIPT}">',
    f'<svg onload="{SCRIPT}"><script>{SCRIPT}</script></svg>',
    f'<details open ontoggle="{SCRIPT}"><summary>x</summary></details>',
    f'<iframe srcdoc="<script>parent.{SCRIPT.replace(";", ";parent.")}</script>"></iframe>',
    f'<input autofocus onfocus="{SCRIPT}">',
    f"</pre></code></div></td><script>{SCRIPT}</script>",
    f"--></style></title></textarea></script><script>{SCRIPT}</script>",
    f'<meta http-equiv="refresh" content="0;url=javascript:{SCRIPT}">',
    f'<base href="javascript:/x/"><link rel=stylesheet href="x" onerror="{SCRIPT}">',
    f"<math><mtext><table><mglyph><style><img src=x onerror={SCRIPT}></style></mglyph></table></mtext></math>",
)
ALL = "\n\n".join(HTML)
MARKDOWN = (
    ALL,
    f"[lien](javascript:{SCRIPT}) [lien](java&Tab;script:x) <javascript:x> [page](page.html)",
    f'![image](x "onerror={SCRIPT}") ![image](attachment:absente.png) ![svg](attachment:a.svg)',
    f"```mermaid\n</pre><script>{SCRIPT}</script>\n```",
    f'# titre {HTML[1]}\n\n| a | b |\n|---|---|\n| {HTML[1]} | {HTML[0]} |\n\n<b id="test_double">x</b>',
    f'$$\\href{{javascript:{SCRIPT}}}{{x}}$$ $<img src=x onerror="{SCRIPT}">$ '
    f"\\begin{{x<script>}}\\end{{x<script>}} $\\style{{a}}{{b}}$",
    "\u202egauche \x1b[31mrouge\x1b[0m \x07",
)


def dom(url: str) -> str:
    """The page at `url` after its scripts have run."""
    assert CHROMIUM is not None
    with tempfile.TemporaryDirectory() as profile:
        done = subprocess.run(
            [CHROMIUM, *FLAGS, f"--user-data-dir={profile}", "--dump-dom", url],
            capture_output=True,
            text=True,
            timeout=120,
        )
    assert "</html>" in done.stdout, done.stderr[-2000:]
    return done.stdout
