"""LibreOffice accepts and rejects all tracked changes of Word files; one start for many of them."""

from __future__ import annotations

import os
import signal
import subprocess
from html import escape
from pathlib import Path
from typing import NamedTuple

TIMEOUT = 300
"""Seconds for a batch."""
_PARAGRAPH, _PART = "\x1e", "\x1d"
_MACRO = """Sub Both(place As String, count As Integer)
  On Error GoTo Failed
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden" : hidden(0).Value = True
  Dim nothing_else()
  For number = 0 To count - 1
    For Each state In Array("Accept", "Reject")
      doc = StarDesktop.loadComponentFromURL(place & "/" & number & ".docx", "_blank", 0, hidden())
      helper = createUnoService("com.sun.star.frame.DispatchHelper")
      helper.executeDispatch(doc.CurrentController.Frame, ".uno:" & state & "AllTrackedChanges", "", 0, nothing_else())
      found = ""
      items = doc.Text.createEnumeration()
      Do While items.hasMoreElements()
        item = items.nextElement()
        If item.supportsService("com.sun.star.text.Paragraph") Then
          portions = item.createEnumeration()
          Do While portions.hasMoreElements()
            portion = portions.nextElement()
            If portion.TextPortionType = "Text" Or portion.TextPortionType = "LineBreak" Then
              found = found & portion.String
            End If
          Loop
          found = found & Chr(30)
        End If
      Loop
      found = found & Chr(29)
      For place_of_note = 0 To doc.Footnotes.Count - 1
        found = found & doc.Footnotes.getByIndex(place_of_note).String & Chr(30)
      Next
      disk = createUnoService("com.sun.star.ucb.SimpleFileAccess")
      stream = createUnoService("com.sun.star.io.TextOutputStream")
      stream.setOutputStream(disk.openFileWrite(place & "/" & number & "." & state))
      stream.setEncoding("UTF-8")
      stream.writeString(found)
      stream.closeOutput()
      doc.close(True)
    Next
  Next
  Exit Sub
Failed:
  disk = createUnoService("com.sun.star.ucb.SimpleFileAccess")
  stream = createUnoService("com.sun.star.io.TextOutputStream")
  stream.setOutputStream(disk.openFileWrite(place & "/failed"))
  stream.writeString(Error$ & ", line " & Erl)
  stream.closeOutput()
End Sub
"""
"""Without its own answer to errors LibreOffice would wait for somebody to press a button."""
_LIBRARY = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"
 library:readonly="false" library:passwordprotected="false"><library:element library:name="Changes"/></library:library>
"""
_MODULE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Changes"
 script:language="StarBasic">{}</script:module>
"""


class Read(NamedTuple):
    """What LibreOffice has after one of the two."""

    paragraphs: list[str]
    """Those with something in them."""
    notes: list[str]


def both(files: list[bytes], soffice: Path, folder: Path) -> list[tuple[Read, Read]]:
    """For each Word file, its text with all changes rejected and with all accepted."""
    profile = folder / "profile"
    command = [str(soffice), f"-env:UserInstallation={profile.as_uri()}", "--headless", "--norestore", "--nolockcheck"]
    _run([*command, "--terminate_after_init"])  # makes the profile, and in it a library of its own
    library = profile / "user" / "basic" / "Standard"
    (library / "Changes.xba").write_text(_MODULE.format(escape(_MACRO)), "utf-8")
    (library / "script.xlb").write_text(_LIBRARY, "utf-8")
    for number, data in enumerate(files):
        (folder / f"{number}.docx").write_bytes(data)
    _run([*command, f"macro:///Standard.Changes.Both({folder.as_uri()},{len(files)})"])
    failed = folder / "failed"
    assert not failed.exists(), failed.read_text("utf-8")
    return [(_read(folder / f"{n}.Reject"), _read(folder / f"{n}.Accept")) for n in range(len(files))]


def _run(command: list[str]) -> None:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        assert process.wait(TIMEOUT) == 0
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _read(file: Path) -> Read:
    body, notes = file.read_text("utf-8").split(_PART)
    return Read([line for line in body.split(_PARAGRAPH) if line.strip()], [x for x in notes.split(_PARAGRAPH) if x])
