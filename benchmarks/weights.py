"""How well changes are weighed: a sample of changes, judged by reading, and the table of confusion.

``python -m benchmarks.weights`` prints the tables of the judged samples; ``--sample NAME`` prints the changes of a
sample with the words around them, to be judged.  The samples are drawn from drafts with the resolutions adopted from
them and from neighbours of series of the folder of further texts: by hash, half of them from what a rule lowered and
half from what is substantive, no more than ``MOST`` from one pair.  ``benchmarks/verdicts/NAME.toml`` holds the
verdicts, by symbol, address and offset.
"""

from __future__ import annotations

import argparse
import os
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

from hrcdiff.comparison import compare
from hrcdiff.findings.view import Change, View
from hrcdiff.model import SIGNIFICANCES, Document
from hrcdiff.parsing import parse
from hrcdiff.readers import read_file

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("HRCDIFF_SHARED") or ROOT.parent / "shared")
VERDICTS = ROOT / "benchmarks" / "verdicts"
SIZE = 100
MOST = 12
"""Changes of one pair in a sample."""
AROUND = 70
"""Characters shown on either side of a change."""
DRAFTS = (
    ("A_C.3_80_L.20", "A_RES_80_190"), ("A_C.3_80_L.14", "A_RES_80_177"), ("A_C.3_80_L.52", "A_RES_80_218"),
    ("A_C.3_80_L.2", "A_RES_80_192"), ("A_C.3_80_L.34", "A_RES_80_203"), ("A_C.3_80_L.48", "A_RES_80_217"),
    ("A_C.3_80_L.41", "A_RES_80_210"), ("A_C.6_80_L.14", "A_RES_80_169"), ("A_C.2_80_L.14", "A_RES_80_149"),
    ("A_C.2_80_L.3", "A_RES_80_155"), ("A_RES_78_186", "A_RES_79_157"), ("A_RES_79_171", "A_RES_80_210"),
)  # fmt: skip
SERIES = (
    "45_32 48_24 51_34 57_32", "36_9 39_9 42_23 45_6 48_10 51_7", "40_3 43_15 46_5 49_6 52_13 55_7",
    "37_27 42_18 45_11 51_24 57_11", "40_7 43_11 46_19 52_16 55_4", "37_6 45_9 51_5 57_5", "35_22 47_5 54_19",
    "45_34 48_20 51_36 54_34 57_34", "45_27 48_22 51_38 54_32 57_27", "48_9 54_35", "32_32 41_12", "21_15 42_17",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Weighed:
    """A change with what hrcdiff says of it."""

    old: str
    new: str
    old_place: str
    """``OP4 120-131``"""
    new_place: str
    level: str
    rule: str
    shown: str
    """With the words around it."""

    @property
    def id(self) -> tuple[str, str, str, str]:
        """What a verdict names it by."""
        return self.old, self.new, self.old_place, self.new_place


def pairs() -> Iterator[tuple[Path, Path]]:
    """The files that are compared."""
    for old, new in DRAFTS:
        yield SHARED / f"corpora/un-pdf/{old}.pdf", SHARED / f"corpora/un-pdf/{new}.pdf"
    for series in SERIES:
        for old, new in pairwise(series.split()):
            yield SHARED / f"corpora/hrc-en/A_HRC_RES_{old}.txt", SHARED / f"corpora/hrc-en/A_HRC_RES_{new}.txt"


@cache
def _read(path: Path) -> Document:
    return parse(read_file(path))


def weighed(old: Document, new: Document) -> Iterator[Weighed]:
    """The changes of a pair; what differs in white space alone is no change."""
    redline = compare(old, new)
    view = View(redline)
    for link in view.changed:
        for change in view.changes(link):
            if change.deleted.strip() or change.inserted.strip():
                edit = link.edits[change.first]
                one, other = (f"{p.address} {p.start}-{p.end}" for p in (change.old, change.new))
                level = edit.significance or "substantive"
                names = old.symbol or old.name, new.symbol or new.name
                yield Weighed(names[0], names[1], one, other, level, edit.rule or "", _shown(change))


def _shown(change: Change) -> str:
    words = f"[-{change.deleted}-]" * bool(change.deleted) + f"{{+{change.inserted}+}}" * bool(change.inserted)
    return f"…{change.before[-AROUND:]}{words}{change.after[:AROUND]}…"


@cache
def population() -> tuple[Weighed, ...]:
    """All changes of all pairs."""
    return tuple(each for old, new in pairs() for each in weighed(_read(old), _read(new)))


def sample(name: str) -> list[Weighed]:
    """The changes of a sample that is to be judged: half of them lowered, few of a pair, none of an earlier one."""
    known = {key for path in VERDICTS.glob("*.toml") if path.stem < name for key in verdicts(path.stem)}
    fresh = (each for each in population() if each.id not in known)
    order = sorted(fresh, key=lambda w: sha256(f"{name} {w.id}".encode()).hexdigest())
    out: list[Weighed] = []
    for lowered in (True, False):
        counts: Counter[tuple[str, str]] = Counter()
        half: list[Weighed] = []
        for each in order:
            if (each.level != "substantive") == lowered and counts[each.old, each.new] < MOST and len(half) < SIZE // 2:
                counts[each.old, each.new] += 1
                half.append(each)
        out += half
    return sorted(out, key=lambda w: w.id)


def verdicts(name: str) -> dict[tuple[str, str, str, str], str]:
    """What a reader said of each change of a sample."""
    rows = tomllib.loads((VERDICTS / f"{name}.toml").read_text(encoding="utf-8"))["verdict"]
    return {(row["old"], row["new"], row["old_place"], row["new_place"]): row["level"] for row in rows}


def then(name: str) -> Counter[tuple[str, str]]:
    """Counts by what hrcdiff said when the sample was drawn, and what the reader says."""
    rows = tomllib.loads((VERDICTS / f"{name}.toml").read_text(encoding="utf-8"))["verdict"]
    return Counter((row["said"].partition(".")[0], row["level"]) for row in rows)


def confusion(name: str) -> tuple[Counter[tuple[str, str]], list[tuple[Weighed, str]], int]:
    """Counts by what hrcdiff says and what the reader says, the changes in dispute, and how many are no more there."""
    judged = verdicts(name)
    now = {each.id: each for each in population()}
    table: Counter[tuple[str, str]] = Counter()
    dispute: list[tuple[Weighed, str]] = []
    for key, level in judged.items():
        if key in now:
            table[now[key].level, level] += 1
            if now[key].level != level:
                dispute.append((now[key], level))
    return table, dispute, sum(key not in now for key in judged)


def report(name: str) -> str:
    """The table of a sample as Markdown, and the changes on which hrcdiff and the reader differ."""
    table, dispute, lost = confusion(name)
    lines = ["When it was drawn:", "", *_table(then(name)), "", "Now:", "", *_table(table)]
    lines += ["", f"{lost} of the judged changes are no longer drawn so. hrcdiff and the reader differ on:", ""]
    lines += [
        f"- {w.old} → {w.new}, {w.old_place} → {w.new_place}: {w.level} ({w.rule or 'no rule'}), "
        f"the reader: {level}. {w.shown}"
        for w, level in dispute
    ]
    return "\n".join(lines)


def _table(table: Counter[tuple[str, str]]) -> list[str]:
    lines = ["| hrcdiff says ↓, the reader → | " + " | ".join(SIGNIFICANCES) + " |", "|---|---|---|---|---|"]
    lines += [
        f"| {said} | " + " | ".join(str(table[said, read]) for read in SIGNIFICANCES) + " |" for said in SIGNIFICANCES
    ]
    right = sum(table[level, level] for level in SIGNIFICANCES)
    return [*lines, "", f"{right} of {sum(table.values())} as the reader says."]


def main() -> None:
    """Print the tables, or a sample."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--sample", metavar="NAME", help="print the changes of a sample, to be judged")
    name = parser.parse_args().sample
    if name:
        for number, each in enumerate(sample(name), 1):
            print(number, each.level, each.rule, *each.id, each.shown, sep="\t")
        return
    for path in sorted(VERDICTS.glob("*.toml")):
        print(f"## {path.stem}\n\n{report(path.stem)}\n")


if __name__ == "__main__":
    main()
