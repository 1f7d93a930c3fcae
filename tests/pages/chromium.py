"""A headless Chromium on the other end of two pipes: the DevTools protocol, with no port and no package."""

import base64
import json
import os
import shlex
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PROGRAM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = (
    "--headless --no-sandbox --disable-gpu --no-first-run --disable-background-networking --disable-component-update "
    "--disable-sync --hide-scrollbars --remote-debugging-pipe"
)


class Tab:
    """A page that is looked at. `said` are the console's messages and the browser's own complaints."""

    def __init__(self, to_browser: int, from_browser: int) -> None:
        self.out, self.back, self.left = to_browser, from_browser, b""
        self.number, self.session = 0, ""
        self.events: list[dict] = []
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Log", "Runtime", "Network", "Security"):
            self.ask(f"{domain}.enable")

    def ask(self, method: str, **params) -> dict:
        self.number += 1
        asked = {"id": self.number, "method": method, "params": params}
        os.write(self.out, json.dumps(asked | ({"sessionId": self.session} if self.session else {})).encode() + b"\0")
        while (told := self._next()).get("id") != self.number:
            self.events.append(told)
        assert "error" not in told, (method, told["error"])
        return told["result"]

    def open(self, url: str) -> None:
        self.events.clear()
        self.ask("Page.navigate", url=url)
        self.wait_for("Page.loadEventFired")

    def wait_for(self, method: str) -> None:
        while not any(event.get("method") == method for event in self.events):
            self.events.append(self._next())

    def run(self, script: str) -> object:
        told = self.ask("Runtime.evaluate", expression=script, returnByValue=True)
        assert "exceptionDetails" not in told, told
        return told["result"].get("value")

    @property
    def said(self) -> list[str]:
        self.run("1")  # what was said before is here, then
        kinds = ("Log.entryAdded", "Runtime.consoleAPICalled", "Runtime.exceptionThrown")
        return [json.dumps(event["params"]) for event in self.events if event.get("method") in kinds]

    @property
    def asked_for(self) -> list[str]:
        """The addresses that the page wanted."""
        sent = "Network.requestWillBeSent"
        return [event["params"]["request"]["url"] for event in self.events if event.get("method") == sent]

    def look(self, width: int, height: int, *, dark: bool = False, scale: float = 1) -> None:
        """Show it on a screen of that size."""
        self.ask(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=scale, mobile=False
        )
        scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
        self.ask("Emulation.setEmulatedMedia", features=[scheme])

    def point_at(self, selector: str) -> None:
        """Put the pointer on the first such element."""
        where = self.run(f"(r => [r.x + r.width / 2, r.y + r.height / 2])({_first(selector)}.getClientRects()[0])")
        assert isinstance(where, list)
        self.ask("Input.dispatchMouseEvent", type="mouseMoved", x=where[0], y=where[1])

    def picture(self, path: Path, *, whole: bool = True) -> None:
        shot = self.ask("Page.captureScreenshot", format="png", captureBeyondViewport=whole)
        path.write_bytes(base64.b64decode(shot["data"]))

    def paper(self, path: Path) -> None:
        printed = self.ask("Page.printToPDF", paperWidth=8.27, paperHeight=11.69, preferCSSPageSize=True)
        path.write_bytes(base64.b64decode(printed["data"]))

    def _next(self) -> dict:
        """The browser's next message: it ends with a NUL."""
        while b"\0" not in self.left:
            some = os.read(self.back, 1 << 16)
            assert some, "the browser is gone"
            self.left += some
        message, _, self.left = self.left.partition(b"\0")
        return json.loads(message)


def _first(selector: str) -> str:
    return f"document.querySelector({json.dumps(selector)})"


@contextmanager
def browser() -> Iterator[Tab]:
    """A browser with a profile of its own, and one tab of it."""
    assert PROGRAM
    theirs_in, ours_out = os.pipe()
    ours_in, theirs_out = os.pipe()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        command = f"exec {shlex.quote(PROGRAM)} {FLAGS} --user-data-dir={shlex.quote(profile)} about:blank"
        process = subprocess.Popen(
            ["bash", "-c", f"{command} 3<&{theirs_in} 4>&{theirs_out}"], pass_fds=(theirs_in, theirs_out),
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(theirs_in)
        os.close(theirs_out)
        tab = Tab(ours_out, ours_in)
        try:
            yield tab
        finally:
            tab.session = ""
            tab.ask("Browser.close")
            process.wait(timeout=30)
            os.close(ours_in)
            os.close(ours_out)
