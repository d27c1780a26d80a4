"""Old Word files, RTF and OpenDocument: turned into DOCX by LibreOffice, then read as that.

LibreOffice runs with a profile of its own that lives as long as the call: it shares nothing with the
user's, runs no macros, follows no links, and is stopped if it takes too long.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from hrcdiff.errors import ReadError
from hrcdiff.readers import word
from hrcdiff.readers.formats import format_of
from hrcdiff.readers.word.package import check_archive
from hrcdiff.source import Source, Tracked

TIMEOUT = 120
"""Seconds; the first start of LibreOffice takes about five, a resolution less than one."""
_STOPPING = 10
"""Seconds for Windows to stop it."""
VARIABLE = "HRCDIFF_SOFFICE"
"""Names the program, if it is neither on the path nor in a usual place."""
_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "/usr/lib/libreoffice/program/soffice",
    "/opt/libreoffice/program/soffice",
    "/snap/bin/libreoffice",
    "C:\\Program Files\\LibreOffice\\program\\soffice.com",
    "C:\\Program Files (x86)\\LibreOffice\\program\\soffice.com",
)
_SETTINGS = (
    ("org.openoffice.Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("org.openoffice.Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("org.openoffice.Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("org.openoffice.Office.Writer/Content/Update", "Link", "2"),
    ("org.openoffice.Inet/Settings", "ooInetProxyType", "2"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("org.openoffice.Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)
"""No macros, no links brought up to date, and no way out to the network."""


_CALLED = {"doc": "an old Word file", "rtf": "an RTF file", "odt": "an OpenDocument text"}


def read(name: str, data: bytes, sha256: str, *, shown: str | None = None, tracked: Tracked = "final") -> Source:
    """Read an old Word file, an RTF file or an OpenDocument text.

    Raises `ReadError` for what is protected, no text, or cannot be converted on this machine.
    """
    shown = shown or name
    if format_of(data) == "doc":
        if _stream("EncryptedPackage") in data:
            raise ReadError(f"{shown} is protected by a password: open it in Word and save it without one")
        if _stream("WordDocument") not in data:
            raise ReadError(f"{shown} is an old Office file, but no Word document")
    if format_of(data) == "odt":
        check_archive(data, shown)
    return word.read(name, to_docx(data, shown), sha256, shown=shown, tracked=tracked)


def _stream(name: str) -> bytes:
    """The name of a stream as an OLE file spells it."""
    return name.encode("utf-16-le")


def find_libreoffice() -> Path | None:
    """The program, wherever it is: named by HRCDIFF_SOFFICE, on the path, or in a usual place.

    Never one in the current folder, where drafts are kept that others have sent: Windows looks there first.
    """
    named = os.environ.get(VARIABLE)
    found = [named] if named else [*filter(_elsewhere, map(shutil.which, ("soffice", "libreoffice"))), *_PLACES]
    return next((Path(place) for place in found if place and Path(place).is_file()), None)


def _elsewhere(program: str | None) -> bool:
    """Whether a program was found, under its whole path and outside the current folder."""
    if program is None or not Path(program).is_absolute():
        return False
    try:
        return not Path(program).parent.samefile(Path())
    except OSError:
        return False


def to_docx(data: bytes, shown: str) -> bytes:
    """The same text as DOCX, made by LibreOffice.

    Raises `ReadError` if LibreOffice is not there, fails, or takes more than `TIMEOUT` seconds.
    """
    suffix = format_of(data)
    program = find_libreoffice()
    if program is None:
        raise ReadError(
            f"{shown} is {_CALLED.get(suffix, 'a file')}, which hrcdiff reads through LibreOffice, and that "
            f"was not found: install it, name it in {VARIABLE}, or save the text as DOCX"
        )
    with _folder() as folder:
        given = folder / f"text.{suffix}"
        given.write_bytes(data)
        _profile(folder / "profile")
        command = [
            str(program),
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            *("--headless", "--norestore", "--nolockcheck", "--nodefault"),
            *("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder / "out"), str(given)),
        ]
        _run(command, shown)
        made = folder / "out" / "text.docx"
        if not made.is_file():
            raise ReadError(f"{shown} could not be converted by LibreOffice: it may be damaged, or have a password")
        return made.read_bytes()


@contextlib.contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="hrcdiff-", ignore_cleanup_errors=True) as name:
        yield Path(name)


def _profile(folder: Path) -> None:
    """Settings of the profile, written before its first use."""
    items = "".join(
        f'<item oor:path="/{place}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for place, name, value in _SETTINGS
    )
    (folder / "user").mkdir(parents=True)
    (folder / "user" / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>'
        '<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{items}</oor:items>',
        encoding="utf-8",
    )


def _run(command: list[str], shown: str) -> None:
    """Run LibreOffice in a group of its own, so that all of it can be stopped."""
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise ReadError(f"{shown} could not be converted: LibreOffice does not start ({error.strerror})") from None
    try:
        process.wait(TIMEOUT)
    except subprocess.TimeoutExpired:
        raise ReadError(f"{shown} could not be converted: LibreOffice took more than {TIMEOUT} seconds") from None
    finally:
        _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    """Stop the program and what it started; nothing if it has ended."""
    if process.poll() is None:
        if sys.platform == "win32":
            _stop_tree(process)
        else:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _stop_tree(process: subprocess.Popen[bytes]) -> None:
    """The same on Windows, which has no groups of processes; ``soffice.com`` only starts the program proper."""
    taskkill = Path(os.environ.get("SYSTEMROOT", "C:\\Windows"), "System32", "taskkill.exe")
    with contextlib.suppress(OSError, subprocess.TimeoutExpired):
        subprocess.run(
            [str(taskkill), "/F", "/T", "/PID", str(process.pid)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_STOPPING,
            check=False,
        )
    process.kill()
