"""Finds the Chromium that the browser tests drive; `python -m tests.browser.chromium` prints its path."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
WAY_OUT = "The browser tests need Chromium: install it (Debian, Ubuntu: `apt-get install chromium fonts-noto-core`) or name it in CHROMIUM."
#: Each window brings a page of its own for the list below the address bar, which nobody sees here: it costs three times what opening
#: one of ours costs. A later switch of this name takes the place of Playwright's, so what that one turns off stands here again.
LEAN = "--disable-features=" + ",".join(
    (
        "WebUIOmniboxPopup",
        "WebUIOmniboxAimPopup",
        "WebUIOmniboxFullPopup",
        "AimEnabled",
        "AvoidCorsURLLoaderRestartOnRedirect",
        "AvoidUnnecessaryBeforeUnloadCheckSync",
        "DestroyProfileOnBrowserClose",
        "HttpsFirstBalancedModeAutoEnable",
        "HttpsUpgrades",
        "LensOverlay",
        "MediaRouter",
        "NetworkTimeServiceQuerying",
        "OptimizationHints",
        "PaintHolding",
        "PreconnectToSearch",
        "ThirdPartyStoragePartitioning",
    )
)


class NoChromium(Exception):
    """There is no Chromium here; the text says what to do."""


def find_chromium() -> str:
    """The path of a Chromium: the one that $CHROMIUM names, else one in PATH, else Debian's, which root gets installed. Else NoChromium."""
    if named := os.environ.get("CHROMIUM"):
        if found := shutil.which(named):
            return found
        raise NoChromium(f"CHROMIUM names {named!r}, which is no program that can be started; name another or unset it.")
    return _in_path() or _from_debian()


def _in_path() -> str | None:
    return next((found for name in NAMES if (found := shutil.which(name))), None)


def _from_debian() -> str:
    """Installs Debian's Chromium, and fonts so that Arabic is drawn."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        raise NoChromium(WAY_OUT)
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    print("Installing Chromium for the browser tests …", file=sys.stderr)
    for command in (
        ["apt-get", "-qq", "update"],
        ["apt-get", "-qq", "-y", "--no-install-recommends", "install", "chromium", "fonts-noto-core"],
    ):
        told = subprocess.run(command, env=quiet, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if told.returncode:
            print(told.stdout, file=sys.stderr)
            raise NoChromium(f"`{' '.join(command)}` failed. {WAY_OUT}")
    if found := _in_path():
        return found
    raise NoChromium(WAY_OUT)


if __name__ == "__main__":
    try:
        print(find_chromium())
    except NoChromium as sentence:
        sys.exit(str(sentence))
