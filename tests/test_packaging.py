from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

TOP = Path(__file__).parent.parent
PROJECT = tomllib.loads((TOP / "pyproject.toml").read_text("utf-8"))
SETTINGS = PROJECT["tool"]["setuptools"]
PARTS = ("examples", "graph", "nlp", "ontology", "reports")


def packages_on_disk() -> dict[str, str]:
    """Give every package of the import tree with its folder."""
    found = {"sagsspor": "sagsspor", "sagsspor.cli": "sagsspor/cli"}
    for part in PARTS:
        for init in sorted((TOP / part).rglob("__init__.py")):
            folder = init.parent.relative_to(TOP).as_posix()
            found["sagsspor." + folder.replace("/", ".")] = folder
    return found


def test_the_declared_packages_are_those_on_disk() -> None:
    assert SETTINGS["packages"] == sorted(packages_on_disk())
    assert SETTINGS["package-dir"] == packages_on_disk()


def test_each_part_has_its_link_and_nothing_else_does() -> None:
    links = {path.name: path for path in (TOP / "sagsspor").iterdir() if path.is_symlink()}
    assert sorted(links) == list(PARTS)
    for name, link in links.items():
        assert link.readlink() == Path("..") / name


def test_every_file_that_is_no_code_is_shipped() -> None:
    """Data that a package-data pattern forgets works in a checkout and fails from a wheel."""
    for package, folder in packages_on_disk().items():
        patterns = SETTINGS["package-data"].get(package, [])
        root = TOP / folder
        shipped = {path for pattern in patterns for path in root.glob(pattern)}
        inner = [TOP / other for other in packages_on_disk().values() if other != folder]
        for path in root.rglob("*"):
            if path.is_dir() or path.suffix in {".py", ".pyc"} or path.name == ".gitignore":
                continue
            if any(path.is_relative_to(other) for other in inner):
                continue
            if folder == "sagsspor" and path.relative_to(root).parts[0] in PARTS:
                continue
            if (
                path.relative_to(root).parts[0] == "training"
            ):  # made the model; not needed to use it
                continue
            assert path in shipped, f"{path.relative_to(TOP)} is not in package-data"


@pytest.mark.parametrize("part", PARTS)
def test_a_part_imports_under_its_long_name(part: str) -> None:
    module = __import__(f"sagsspor.{part}", fromlist=["__name__"])
    assert module.__name__ == f"sagsspor.{part}"


def test_every_spacy_factory_is_an_entry_point() -> None:
    """spaCy finds a component by its name only where the name is declared."""
    from importlib.metadata import EntryPoint

    from sagsspor.nlp.pipeline import COMPONENTS

    declared = PROJECT["project"]["entry-points"]["spacy_factories"]
    assert set(declared) == {*COMPONENTS, "sagsspor_names"}
    for name, value in declared.items():
        assert callable(EntryPoint(name, value, "spacy_factories").load())
