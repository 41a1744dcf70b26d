"""Imports run one way; see docs/contributing.md."""

import ast
from pathlib import Path

ROOT = Path(__file__).parent.parent / "src" / "stemma"
STAGES = ("articles", "stories", "lineage", "claims", "entities", "collation", "commitments", "reports")
RANK = {
    "errors": 0,
    "model": 1,
    "config": 2,
    "language": 2,
    **dict.fromkeys(STAGES, 3),
    "store": 4,
    "engine": 4,
    "pipeline": 5,
    "corpus": 6,
    "why": 6,
    "cli": 7,
    "web": 7,
    "mcp": 7,
}
PUBLIC = {"__init__", "__main__"}


def imported_rooms(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names.add(node.module or "")
        elif isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
    return {name.split(".")[1] for name in names if name.startswith("stemma.")}


def test_rooms_import_only_what_stands_before_them() -> None:
    wrong = []
    for path in sorted(ROOT.rglob("*.py")):
        room = path.relative_to(ROOT).parts[0].removesuffix(".py")
        if room in PUBLIC or room == "examples":
            continue
        wrong += [
            f"{path.relative_to(ROOT)} imports {other}"
            for other in sorted(imported_rooms(path) - {room})
            if RANK[other] > RANK[room] or (RANK[other] == RANK[room] and {room, other} & set(STAGES))
        ]
    assert wrong == []


def test_no_module_hides_an_import_behind_type_checking() -> None:
    hidden = [p.name for p in ROOT.rglob("*.py") if "TYPE_CHECKING" in p.read_text(encoding="utf-8")]
    assert hidden == []
