"""The folders that ship with hrcdiff, in a checkout and in an installed wheel."""

from __future__ import annotations

from pathlib import Path

import pytest

from hrcdiff.errors import LibraryError
from hrcdiff.resources import folder


def test_the_checkout_has_the_texts() -> None:
    assert (folder("seeds") / "index.json").is_file()


@pytest.mark.parametrize("name", ["seeds", "templates"])
def test_a_wheel_carries_them_inside_the_package(tmp_path: Path, name: str) -> None:
    package = tmp_path / "site-packages" / "hrcdiff"
    (package / name).mkdir(parents=True)
    assert folder(name, package=package) == package / name


@pytest.mark.parametrize(("name", "marker"), [("seeds", "seeds/index.json"), ("templates", "pyproject.toml")], ids=str)
def test_a_checkout_has_them_beside_the_package(tmp_path: Path, name: str, marker: str) -> None:
    (tmp_path / name).mkdir()
    (tmp_path / marker).write_text("", encoding="utf-8")
    assert folder(name, package=tmp_path / "hrcdiff") == tmp_path / name


@pytest.mark.parametrize("name", ["seeds", "templates"])
def test_somebody_elses_folder_in_site_packages_is_not_ours(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    with pytest.raises(LibraryError, match=f"own folder {name} is missing"):
        folder(name, package=tmp_path / "hrcdiff")
