"""A dataset from a few answers: it reads, it is published, and nothing is ever half made."""

from __future__ import annotations

import io
import os
import select
import shutil
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from aoimori.core.codes import Code
from aoimori.core.localized import Localized
from aoimori.runtime.stage import write_new
from aoimori.sources.blanksheet import blank_workbook, sheet_name
from aoimori.sources.scaffold import (
    ColumnDraft,
    DatasetDraft,
    TableDraft,
    dataset_yaml,
    schema_yaml,
)
from aoimori.sources.yamlfile import read_checked
from support.project import ROOT, SmallProject, workbook

FLAGS = {
    "--title": "公園の一覧",
    "--description": "県内の公園の一覧です。",
    "--theme": "国土・気象",
    "--frequency": "annual",
    "--year": "2024",
}
COLUMNS = ("id=番号", "name_ja=公園名=Name", "area:number=面積=Area@ha=ha", "open:boolean=開園",
           "opened:date=開園日", "city:local-governments=所在地")  # fmt: skip


@pytest.fixture
def small(tmp_path: Path) -> SmallProject:
    return SmallProject(tmp_path)


def line(
    *more: str,
    dataset: str = "pref/parks",
    columns: tuple[str, ...] = COLUMNS,
    key: str = "id",
    **changed: str,
) -> list[str]:
    flags = {**FLAGS, **{f"--{name}": value for name, value in changed.items()}}
    pairs = [part for pair in flags.items() for part in pair]
    repeated = [part for column in columns for part in ("--column", column)]
    return ["new", dataset, *pairs, *repeated, "--key", key, *more]


def files(root: Path) -> dict[str, bytes]:
    found = (path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in found}


def test_new_fill_check_release_build(small: SmallProject) -> None:
    made = small.run(*line())
    assert made.exit_code == 0, made.output
    assert "aoimori check pref/parks" in made.output
    assert "[no-rows]" in small.run("check", "pref/parks").output
    path = small.root / "datasets/pref/parks/2024/parks.xlsx"
    book = openpyxl.load_workbook(path)
    (sheet,) = book.worksheets
    assert sheet.title == "公園の一覧"
    assert [[cell.value for cell in row] for row in sheet.rows] == [
        ["番号", "公園名", "面積（ha）", "開園", "開園日", "所在地"]
    ]
    place = next(
        iter((ROOT / "schemas/codes/local-governments.csv").read_text("utf-8").split()[1:])
    )
    name = place.split(",")[1]
    formats = [sheet.column_dimensions[letter].number_format for letter in "ABCDEF"]
    assert formats == ["@", "@", "General", "General", "yyyy-mm-dd", "@"]
    assert sheet.freeze_panes == "A2"
    sheet.append(["001", "中央公園", 12.5, True, date(2020, 4, 1), name])
    sheet.append(["002", "東公園", 3, "いいえ", None, name])
    book.save(path)
    checked = small.json("check", "pref/parks")
    assert [f["check"] for f in checked["findings"] if f["severity"] != "notice"] == [
        "lock-missing"
    ]
    small.lock("pref/parks")
    assert small.run("build").exit_code == 0
    published = (small.root / "build/site/data/pref/parks/2024/parks.csv").read_text("utf-8")
    assert published.splitlines()[1].startswith("001,中央公園,12.5,true,2020-04-01,")
    assert published.splitlines()[2].startswith("002,東公園,3,false,,")


@pytest.mark.parametrize(
    ("columns", "coordinates"),
    [
        (("lon:number=経度", "lat:number=緯度"), {"longitude": "lon", "latitude": "lat"}),
        (("lon:number=経度",), None),
        (("lon:number=経度", "lat=緯度"), None),
    ],
)
def test_degrees_are_a_place(
    small: SmallProject, columns: tuple[str, ...], coordinates: object
) -> None:
    more = [part for column in columns for part in ("--column", column)]
    assert small.run(*line(), *more).exit_code == 0
    schema = yaml.safe_load((small.root / "schemas/tables/parks.yaml").read_text("utf-8"))
    assert schema.get("coordinates") == coordinates
    assert [f["check"] for f in small.json("check", "pref/parks")["findings"]] == ["no-rows"]


def test_the_same_answers_give_the_same_bytes(tmp_path: Path) -> None:
    both = [SmallProject(tmp_path / name) for name in "ab"]
    for project in both:
        assert project.run(*line()).exit_code == 0
    assert files(both[0].root) == files(both[1].root)


def test_a_new_publisher_is_looked_up(small: SmallProject) -> None:
    codes = (ROOT / "schemas/codes/local-governments.csv").read_text("utf-8").splitlines()
    code, ja, en, _, kind, *_ = codes[2].split(",")
    result = small.run(*line(dataset="town/parks"))
    assert (result.exit_code, "--code が指定されていません" in result.output) == (2, True)
    for given_code in (code, ja):
        result = small.run(
            *line(dataset=f"town{len(given_code)}/parks{len(given_code)}", code=given_code)
        )
        assert result.exit_code == 0, result.output
    text = (small.root / "datasets/town6/publisher.yaml").read_text("utf-8")
    assert f"name: {{ja: {ja}, en: {en}}}" in text
    assert f"kind: {kind}" in text
    assert "[not-in-code-list]" in small.run(*line(dataset="x/y", code="999999")).output


BARE = ROOT / "tests/fixtures/bare"
POPULATION = ROOT / "datasets/aomori/population"
SAID = ("--theme", "population", "--frequency", "annual")


def made_from(small: SmallProject, path: Path, *more: str) -> tuple[dict[str, Any], dict[str, Any]]:
    """The definitions that are made of a sheet, which is copied as it is."""
    result = small.run("new", "pref/parks", "--from", str(path), *SAID, *more)
    assert result.exit_code == 0, result.output
    folder = small.root / "datasets/pref/parks"
    dataset = yaml.safe_load((folder / "dataset.yaml").read_text("utf-8"))
    (release,) = dataset["releases"].values()
    assert (folder / release["sources"]["parks"]).read_bytes() == path.read_bytes()
    schema = yaml.safe_load((small.root / "schemas/tables/parks.yaml").read_text("utf-8"))
    return dataset, schema


ROADMAP = ROOT / "datasets/aomori/dx-roadmap/2025"
AUTHOR = "author-property"
# What is left to tell of a dataset that was made of a sheet, beside that it has no lock. All of it
# is about the sheet: who wrote it, what is hidden in it, units and signs it does not explain, lists
# in its cells; an office has to decide on that, and no proposal may.
LEFT = {
    POPULATION / "2014/H26_jinkou.xls": {"unit-missing"},
    POPULATION / "2015/H27_jinkou.xls": set(),
    POPULATION / "2016/H28_jinkou.xls": {"unit-missing"},
    POPULATION / "2017/H29_jinkou.xls": {"hidden-column", "unit-missing"},
    ROOT / "tests/fixtures/readers/H30_jinkou.xls": set(),
    POPULATION / "2019/R1_jinkou.xls": {"unit-missing"},
    POPULATION / "2020/R2_jinkou.xlsx": {AUTHOR, "unit-missing"},
    POPULATION / "2021/R3_jinkou.xlsx": {AUTHOR, "hidden-sheet"},
    POPULATION / "2022/R4_jinkou.xlsx": {AUTHOR, "unit-missing"},
    POPULATION / "2023/R5_jinkou.xlsx": {AUTHOR, "sign-unexplained"},
    POPULATION / "2024/R6_jinkou.xlsx": {AUTHOR},
    BARE / "024457_evacuation_space.csv": set(),
    BARE / "024503_evacuation_space.csv": set(),
    ROADMAP / "dx-roadmap_R7_cards.xlsx": {AUTHOR},
    ROADMAP / "dx-roadmap_R7_list.xlsx": {AUTHOR, "sign-unexplained"},
    ROOT / "datasets/fukushima/ict-plans/2018/fukushima_ict_projects.xlsx": {
        *(AUTHOR, "csv-record-newline", "multi-value-cell"),
    },
    ROOT / "datasets/aomori/ict-indicators/2024/ict-indicators.csv": {
        *("choice-variants", "omitted-value", "platform-char", "time-axis", "unit-missing"),
    },
}


@pytest.mark.parametrize("path", LEFT, ids=lambda path: path.stem)
def test_a_dataset_made_of_a_sheet_has_no_fault_but_those_of_the_sheet(
    small: SmallProject, path: Path
) -> None:
    made_from(small, path, "--year", "2024")
    checked = small.json("check", "pref/parks")
    left = {f["check"] for f in checked["findings"] if f["severity"] != "notice"}
    assert left == {"lock-missing", *LEFT[path]}


def test_forms_become_a_record_each(small: SmallProject) -> None:
    dataset, schema = made_from(small, ROADMAP / "dx-roadmap_R7_cards.xlsx")
    assert dataset["title"] == {"ja": "令和7年度DX関連事業ロードマップ"}
    assert list(dataset["releases"]) == [2025]
    columns = dataset["tables"]["parks"]["layout"]["columns"]
    assert columns["division"] == {"beside": ["担当課", "担当課等"], "clean": ["lines-to-list"]}
    assert schema["primaryKey"] == ["no"]
    (release,) = small.json("check", "pref/parks")["releases"]
    assert release["tables"]["parks"]["rows"] == 78


def test_the_sheet_says_title_year_columns_and_layout(small: SmallProject) -> None:
    dataset, schema = made_from(small, POPULATION / "2022/R4_jinkou.xlsx")
    assert dataset["title"] == {"ja": "人口動態及び人口・世帯数"}
    assert list(dataset["releases"]) == [2022]  # 令和5年1月1日現在
    layout = dataset["tables"]["parks"]["layout"]
    assert (layout["sheet"], layout["header"]) == ("R5人口動態", [3, 4])
    assert {"matches": "^（人、世帯）$"} in layout["drop"]
    assert layout["totals"] == [{"matches": r"^県\s*計$"}]
    assert layout["legend"] is True
    assert layout["columns"]["population_male"] == "人口_男"
    assert schema["primaryKey"] == ["code"]
    fields = {field["name"]: field for field in schema["fields"]}
    assert fields["code"]["codes"] == "local-governments"
    assert fields["households"] == {
        "name": "households",
        "title": {"ja": "世帯数"},
        "type": "integer",
        "constraints": {"required": True},
    }


def test_forms_are_read_though_other_sheets_are_blank_or_hidden(small: SmallProject) -> None:
    forms = {
        f"橋{n}": [["橋の名", f"{n}号橋", "所管", f"課{n}"], ["架設", f"昭和{40 + n}年", "長さ", n]]
        for n in range(1, 5)
    }
    path = workbook(small.root / "in/forms.xlsx", {"表紙": [], **forms, "隠し": [["町"], ["甲"]]})
    book = openpyxl.load_workbook(path)
    book["隠し"].sheet_state = "hidden"
    book.save(path)
    dataset, _ = made_from(small, path, "--year", "2024")
    words = dataset["tables"]["parks"]["layout"]
    assert words["sheet"] == {"matches": "^橋", "others": ["表紙", "隠し"]}
    found = small.json("check", "pref/parks")
    assert found["releases"][0]["tables"]["parks"]["rows"] == 4
    left = {f["check"] for f in found["findings"] if f["severity"] == "error"}
    assert left <= {"author-property", "hidden-sheet"}


def test_what_is_taken_of_a_file_and_what_is_not_is_said(small: SmallProject) -> None:
    towns = [["町名", "人口"], ["甲町", 1], ["乙町", 2], ["丙町", 3]]
    book = workbook(small.root / "in/some.xlsx", {"一覧": towns, "別表": towns[:3]})
    said = ("new", "pref/parks", "--from", str(book), *SAID, "--year", "2024")
    told = small.json(*said)
    assert (told["taken"], told["left"]) == (["一覧!A1:B4"], ["別表!A1:B3"])
    shutil.rmtree(small.root / "datasets/pref/parks")
    (small.root / "schemas/tables/parks.yaml").unlink()
    shown = small.run(*said).output
    assert "一覧!A1:B4 を一つの表として読みます" in shown
    assert "入っていません: 別表!A1:B3" in shown


def test_headings_of_rows_are_said_and_are_a_column_of_the_mended_copy(
    small: SmallProject,
) -> None:
    head = ["款", "決算額（千円）"]
    rows = [["歳入"], head, ["市税", 1], ["県税", 2], [], ["歳出"], head, ["土木費", 3]]
    path = workbook(small.root / "in/some.xlsx", {"決算": rows})
    said = (*SAID, "--year", "2024")
    told = small.json("new", "pref/parks", "--from", str(path), *said)
    assert told["headings"] == ["決算!A1", "決算!A6"]
    small.run("check", str(path), "--out", str(small.root / "out"))
    mended = str(small.root / "out/some.mended.xlsx")
    again = small.json("new", "pref/roads", "--from", mended, *said)
    assert (again["taken"], again["headings"]) == (["決算!A1:C4"], [])


def test_a_year_that_the_sheet_does_not_tell_is_asked_for(small: SmallProject) -> None:
    path = POPULATION / "2024/R6_jinkou.xlsx"
    result = small.run("new", "pref/parks", "--from", str(path), *SAID)
    assert result.exit_code == 2
    assert "--year" in result.output
    assert not (small.root / "datasets/pref/parks").exists()


def test_answers_go_before_what_was_found(small: SmallProject) -> None:
    more = ("--year", "2024", "--title", "避難所", "--key", "name,kana", "--column", "name=名称")
    more = (*more, "--column", "kana=名称_カナ")
    dataset, schema = made_from(small, BARE / "024503_evacuation_space.csv", *more)
    assert dataset["title"] == {"ja": "避難所"}
    assert schema["primaryKey"] == ["name", "kana"]
    assert dataset["tables"]["parks"]["layout"]["columns"]["name"] == "名称"


@pytest.mark.parametrize(
    ("content", "check"),
    [(None, "source-missing"), (b"", "source-empty"), ("お知らせ\n".encode(), "no-table-found")],
)
def test_a_file_without_a_table_makes_nothing(
    small: SmallProject, tmp_path: Path, content: bytes | None, check: str
) -> None:
    path = tmp_path / "some.csv"
    if content is not None:
        path.write_bytes(content)
    result = small.run("new", "pref/parks", "--from", str(path), *SAID, "--year", "2024")
    assert f"[{check}]" in result.output
    assert not (small.root / "datasets/pref/parks").exists()


WRONG: dict[str, tuple[list[str], str]] = {
    "a Japanese slug": (line(dataset="pref/公園"), "bad-dataset-id"),
    "no publisher": (line(dataset="parks"), "bad-dataset-id"),
    "a way out": (line(dataset="../parks"), "bad-dataset-id"),
    "a taken slug": (line(dataset="pref/towns"), "dataset-taken"),
    "a taken folder": (line(dataset="datasets/pref/towns/"), "dataset-taken"),
    "a taken schema": (line(table="towns"), "schema-taken"),
    "a table with a way out": (line(table="../towns"), "bad-table-name"),
    "an unknown theme": (line(theme="国土"), "unknown-reference"),
    "an unknown frequency": (line(frequency="yearly"), "unknown-reference"),
    "a year of an era": (line(year="R99"), "bad-year"),
    "a line break": (line(title="公園\nの一覧"), "bad-line"),
    "an escape": (line(description="a\x1b[31m"), "bad-line"),
    "too short": (line(description="公園"), "bad-length"),
    "blanks": (line(title="　 "), "bad-line"),
    "a column without a name": (line(columns=("=番号",)), "bad-column"),
    "a Japanese name of a column": (line(columns=("番号",)), "bad-column-name"),
    "a name of Windows": (line(dataset="pref/con"), "reserved-name"),
    "the name of another file": (line(dataset="pref/datapackage"), "reserved-name"),
    "an unknown type": (line(columns=("id:text=番号",)), "bad-column-type"),
    "a column twice": (line(columns=("id", "id=番号")), "column-twice"),
    "a header twice": (line(columns=("id=番号", "no=番 号")), "column-twice"),
    "an unknown key": (line(key="code"), "unknown-field"),
}  # fmt: skip


@pytest.mark.parametrize("why", WRONG)
def test_wrong_answers_are_told_and_nothing_is_written(why: str, small: SmallProject) -> None:
    small.dataset("towns")
    before = files(small.root)
    arguments, code = WRONG[why]
    result = small.run(*arguments)
    assert result.exit_code == 2
    (told,) = result.stderr.splitlines()
    assert told.endswith(f"[{code}]")
    assert files(small.root) == before


def test_all_wrong_answers_are_told_at_once(small: SmallProject) -> None:
    data = small.json(*line(theme="x", year="x", title="a\nb"))
    assert {f["field"] for f in data["findings"]} == {"--theme", "--year", "--title"}


def test_all_missing_answers_are_named(small: SmallProject) -> None:
    told = small.run("new").stderr
    for name in ("発行者/データセット", *FLAGS, "--column", "--key"):
        assert name in told


HOSTILE = ("it's \"new\"", "a: b # c", "- x", "{a}, [b]", "*x &y !z", "022012", "2024-01-01", "yes",
           "null", "~", "@a", "`b`", "%c", "=1+1", "\\n", "|", ">", "?", "🌲", "ｶﾅ")  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_read_as_they_were_typed(text: str, small: SmallProject) -> None:
    about = f"{text}12345"
    result = small.run(*line(title=text, description=about))
    assert result.exit_code == 0, result.output
    path = small.root / "datasets/pref/parks/dataset.yaml"
    data = read_checked(path, path.name, small.root / "schemas/dataset.schema.json").data
    assert (data["title"], data["description"]) == ({"ja": text}, {"ja": about})
    codes = [f["check"] for f in small.json("check")["findings"]]
    assert codes == ["no-rows"]


LINES = st.text(st.characters(exclude_categories=("C", "Z")), min_size=1)


@given(text=LINES, unit=LINES)
def test_whatever_is_written_is_read_again(
    text: str, unit: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    column = ColumnDraft("id", "integer", Localized(text, unit), Localized(unit))
    table = TableDraft("parks", Localized(text), (column,), ("id",), sheet_name(text, "parks"))
    code = Code("x", Localized("名", "name"))
    draft = DatasetDraft(
        Localized(text, unit), Localized(f"{unit}のデータです"), code, code, table, 2024
    )
    path = tmp_path_factory.getbasetemp() / "written.yaml"
    path.write_text(schema_yaml(table), encoding="utf-8")
    schema = read_checked(path, path.name, ROOT / "schemas/table.schema.json").data
    assert schema["fields"][0]["title"] == {"ja": text, "en": unit}
    path.write_text(dataset_yaml(draft), encoding="utf-8")
    dataset = read_checked(path, path.name, ROOT / "schemas/dataset.schema.json").data
    assert dataset["title"] == {"ja": text, "en": unit}
    assert dataset["tables"]["parks"]["layout"]["columns"] == {"id": column.header}


@given(LINES)
def test_every_sheet_has_a_name_excel_allows(title: str) -> None:
    name = sheet_name(title, "parks")
    blank = openpyxl.load_workbook(
        io.BytesIO(blank_workbook(name, [("=1+1", "number")], date(2024, 4, 1)))
    )
    assert blank.sheetnames == [name]
    assert (blank.active["A1"].value, blank.active["A1"].data_type) == ("=1+1", "s")


def test_all_or_nothing(tmp_path: Path) -> None:
    (tmp_path / "there").write_bytes(b"old")
    wanted = {tmp_path / "deep/er/new": b"1", tmp_path / "there": b"2", tmp_path / "last": b"3"}
    with pytest.raises(FileExistsError):
        write_new(wanted)
    assert files(tmp_path) == {"there": b"old"}
    assert [path.name for path in tmp_path.iterdir()] == ["there"]
    del wanted[tmp_path / "there"]
    write_new(wanted)
    assert files(tmp_path) == {"there": b"old", "deep/er/new": b"1", "last": b"3"}


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo terminal")
def test_questions_on_a_terminal(small: SmallProject) -> None:
    small.dataset("parks")
    answers = [
        *("pref/公園", "pref/parks-list", "公園の一覧", "公園です。", "国土", "1", "99", "2"),
        *("R99", "令和６年度", "番号", "ｉｄ＝番号", "area：number=面積＠ha", "", "zz", "id"),
    ]
    shown, code = on_a_terminal(small.root, ["new"], answers)
    assert code == 0, shown
    for told in ("bad-dataset-id", "bad-number-of-list", "bad-year", "bad-column-name"):
        assert f"[{told}]" in shown
    text = (small.root / "datasets/pref/parks-list/dataset.yaml").read_text("utf-8")
    assert "theme: land-weather  # 国土・気象" in text
    assert "frequency: quarterly" in text
    shown, code = on_a_terminal(small.root, ["new"], ["\x04"])
    assert (code, "Aborted" in shown, "Traceback" in shown) == (130, False, False)
    before = files(small.root)
    shown, code = on_a_terminal(small.root, ["new"], ["pref/more", "^C"])
    assert (code, "何も作っていません" in shown, "Traceback" in shown) == (130, True, False), shown
    assert files(small.root) == before


def on_a_terminal(folder: Path, arguments: list[str], answers: list[str]) -> tuple[str, int]:
    """Run the command in a pseudo terminal and answer its questions one by one."""
    import pty

    ours, theirs = pty.openpty()
    code = "from aoimori.cli.main import main; main()"
    command = [sys.executable, "-c", code, *arguments]
    with subprocess.Popen(command, cwd=folder, stdin=theirs, stdout=theirs, stderr=theirs) as run:
        os.close(theirs)
        shown = b""
        waiting = list(answers)
        while select.select([ours], [], [], 20)[0]:
            try:
                shown += os.read(ours, 4096)
            except OSError:  # how a pseudo terminal says that the other side is gone
                break
            if waiting and shown.endswith(b": "):
                typed = waiting.pop(0)
                if typed == "^C":
                    time.sleep(0.5)  # a person is slower than the step from prompt to waiting
                    run.send_signal(signal.SIGINT)
                else:
                    os.write(ours, f"{typed}\n".encode())
        os.close(ours)
    return shown.decode(), run.returncode
