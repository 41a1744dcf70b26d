"""Folders, globs, manifests, links."""

import os
from datetime import date
from pathlib import Path

from stemma.articles.readers import open_source
from tests.articles.readers.samples import items, reasons


def fill(folder: Path, **files: str) -> None:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name.replace("_", ".")).write_text(text)


def test_a_folder_is_read_in_the_order_of_its_names(tmp_path: Path) -> None:
    fill(tmp_path / "a", b_txt="Second.", a_txt="First.", c_js="var x", _hidden="no")
    fill(tmp_path / "a" / "sub", d_txt="Third.")
    found = list(open_source(str(tmp_path / "a")))
    assert [i.data for i in items(found)] == [b"First.", b"Second.", b"Third."]
    assert [reason for _, reason in reasons(found)] == [
        "a hidden file",
        "a .js file is no article (name it to have it read)",
    ]


def test_a_manifest_speaks_for_the_files_that_it_names(tmp_path: Path) -> None:
    first = '{"file": "a.txt", "outlet": "The Lantern", "published": "2021-05-04"}'
    manifest = first + '\n{"file": "none.txt"}\n{"file": "../x.txt"}\n'
    fill(tmp_path / "a", a_txt="First.", b_txt="Second.", c_csv="1,2", manifest_jsonl=manifest)
    (tmp_path / "x.txt").write_text("Outside.")
    found = list(open_source(str(tmp_path / "a")))
    assert [(i.data, i.outlet, i.published.value) for i in items(found)] == [
        (b"First.", "The Lantern", date(2021, 5, 4)),
        (b"Second.", None, None),
    ]
    assert [reason for _, reason in reasons(found)] == [
        "named by manifest.jsonl, but no file in its folder",
        "named by manifest.jsonl, but no file in its folder",
        "manifest.jsonl does not name it, nor any .csv file",
    ]


def test_a_manifest_that_names_itself_ends(tmp_path: Path) -> None:
    fill(tmp_path, manifest_jsonl='{"file": "manifest.jsonl"}\n')
    assert [reason for _, reason in reasons(list(open_source(str(tmp_path))))] == [
        "names a file, which only a manifest that is itself a file can do"
    ]


def test_links_never_lead_out_of_a_folder(tmp_path: Path) -> None:
    fill(tmp_path / "a", a_txt="Inside.")
    (tmp_path / "secret.txt").write_text("Outside.")
    for name, target in (
        ("out", "../secret.txt"),
        ("up", ".."),
        ("self", "self"),
        ("same", "a.txt"),
        ("gone", "none"),
    ):
        (tmp_path / "a" / name).symlink_to(target)
    for source in (str(tmp_path / "a"), f"{tmp_path}/a/*", f"{tmp_path}/a/**"):
        found = list(open_source(source))
        assert [i.data for i in items(found)] == [b"Inside."], source
        assert {reason for _, reason in reasons(found)} <= {
            "a link that leads out of the folder, or nowhere",
            "a link to what is read under its own name",
        }
        assert len(reasons(found)) >= 3


def test_pipes_do_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert [reason for _, reason in reasons(list(open_source(str(tmp_path))))] == [
        "neither a file nor a folder"
    ]


def test_odd_file_names_are_read_and_stand_on_one_line(tmp_path: Path) -> None:
    Path(os.fsdecode(bytes(tmp_path) + b"/a\nb\xff.txt")).write_text("Inside.")
    [item] = items(list(open_source(str(tmp_path))))
    assert item.name == f"{tmp_path}/a\\x0ab\\xff.txt"


def test_a_glob_finds_files_and_says_when_there_are_none(tmp_path: Path) -> None:
    fill(tmp_path, a_txt="First.", b_md="Second.")
    assert [i.data for i in items(list(open_source(f"{tmp_path}/*.txt")))] == [b"First."]
    assert [reason for _, reason in reasons(list(open_source(f"{tmp_path}/*.pdf")))] == ["no file matches"]
    (tmp_path / "[1].txt").write_text("Brackets.")
    assert [i.data for i in items(list(open_source(f"{tmp_path}/[1].txt")))] == [b"Brackets."]
