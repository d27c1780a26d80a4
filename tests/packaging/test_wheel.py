"""What a user installs is what was tested: the built wheel holds everything and does the same."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import tarfile
import tomllib
import venv
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PAIR = ("18/L.24/Rev.1", "54/28")


def run(*command: str | Path, cwd: Path, home: Path | None = None) -> bytes:
    """Standard output of a command that knows neither the checkout nor the user's own settings."""
    hidden = ("PYTHON", "HRCDIFF_", "XDG_")
    env = {name: value for name, value in os.environ.items() if not name.startswith(hidden)}
    if home is not None:
        env |= {"HOME": str(home), "USERPROFILE": str(home), "APPDATA": str(home), "LOCALAPPDATA": str(home)}
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, check=False)
    assert done.returncode == 0, f"{command}: {done.stderr.decode(errors='replace')}"
    return done.stdout


def files_below(folder: Path) -> dict[str, bytes]:
    """Path and content of all files of a folder, but for hidden ones and compiled ones."""
    files = {path.relative_to(folder): path for path in sorted(folder.rglob("*")) if path.is_file()}
    return {
        name.as_posix(): path.read_bytes()
        for name, path in files.items()
        if not any(part.startswith(".") or part == "__pycache__" for part in name.parts)
    }


def packed(wheel: Path) -> dict[str, bytes]:
    """Path and content of all files of a wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def build(source: Path, target: str, into: Path) -> Path:
    """Has the build backend make a wheel or an sdist."""
    run(sys.executable, "-m", "hatchling", "build", "-t", target, "-d", into, cwd=source)
    return next(into.glob("*.whl" if target == "wheel" else "*.tar.gz"))


@dataclass(frozen=True)
class Installed:
    """A fresh environment that holds the wheel, and sees the locked dependencies of this one."""

    python: Path
    hrcdiff: Path
    site: Path
    home: Path


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(ROOT, "wheel", tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    home = tmp_path_factory.mktemp("home")
    base = home / "venv"
    venv.create(base, with_pip=False, symlinks=os.name != "nt")
    scheme = {"base": str(base), "platbase": str(base)}
    python = Path(sysconfig.get_path("scripts", "venv", scheme)) / Path(sys.executable).name
    site = Path(sysconfig.get_path("purelib", "venv", scheme))
    pip = (sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", python)
    run(*pip, "install", "--quiet", "--no-deps", "--no-index", wheel, cwd=home)
    # The .pth files of a folder that is named in a .pth file are not read: the checkout stays out.
    here = {sysconfig.get_path(name) for name in ("purelib", "platlib")}
    (site / "locked.pth").write_text("\n".join(sorted(here)), encoding="utf-8")
    suffix = ".exe" if os.name == "nt" else ""
    return Installed(python=python, hrcdiff=python.with_name("hrcdiff" + suffix), site=site, home=home)


def test_wheel_holds_every_file_and_no_other(wheel: Path) -> None:
    wanted = {f"hrcdiff/{name}": data for name, data in files_below(ROOT / "hrcdiff").items()}
    for folder in ("templates", "seeds"):
        files = files_below(ROOT / folder)
        assert files, f"{folder}/ is empty"
        wanted |= {f"hrcdiff/{folder}/{name}": data for name, data in files.items()}
    got = {name: data for name, data in packed(wheel).items() if ".dist-info/" not in name}
    assert sorted(got) == sorted(wanted)
    assert [name for name in wanted if got[name] != wanted[name]] == []


def test_wheel_carries_the_licence(wheel: Path) -> None:
    assert packed(wheel)[f"hrcdiff-{PROJECT['version']}.dist-info/licenses/LICENSE"] == (
        (ROOT / "LICENSE").read_bytes()
    )


def test_sdist_builds_the_same_wheel(wheel: Path, tmp_path: Path) -> None:
    with tarfile.open(build(ROOT, "sdist", tmp_path)) as archive:
        archive.extractall(tmp_path, filter="data")
    again = build(tmp_path / f"hrcdiff-{PROJECT['version']}", "wheel", tmp_path)
    assert packed(again) == packed(wheel)


def test_installed_package_is_not_the_checkout(installed: Installed) -> None:
    code = "import hrcdiff, sys; print(hrcdiff.__path__[0]); print(*sys.path, sep='\\n')"
    package, *path = run(installed.python, "-c", code, cwd=installed.home).decode().splitlines()
    assert Path(package) == installed.site / "hrcdiff"
    assert str(ROOT) not in path


def test_installed_command_tells_its_version(installed: Installed) -> None:
    assert PROJECT["version"] in run(installed.hrcdiff, "--version", cwd=installed.home).decode()


def test_installed_command_writes_what_the_checkout_writes(installed: Installed, tmp_path: Path) -> None:
    main = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from hrcdiff.cli import main; main()"
    checkout: tuple[str | Path, ...] = (sys.executable, "-c", main)
    pages = []
    for name, command in (("wheel", (installed.hrcdiff,)), ("checkout", checkout)):
        page = tmp_path / f"{name}.html"
        run(*command, *PAIR, "--html", "-o", page, cwd=tmp_path, home=installed.home)
        pages.append(page.read_bytes())
    assert pages[0] == pages[1]


def test_installed_command_prints_json(installed: Installed, tmp_path: Path) -> None:
    out = run(installed.hrcdiff, *PAIR, "--json", cwd=tmp_path, home=installed.home)
    assert out.startswith(b"{")
    assert b'"hrcdiff.redline/1"' in out
