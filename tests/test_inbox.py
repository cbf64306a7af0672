"""The inbox: what is put into it is examined, becomes a draft, and a request only if nothing was found.

Every step of its workflow is run in an inbox that `protokoll inkorg` wrote. Stood in for: installing, GitHub's own
program `gh` (it notes what it is asked), and github.com, which is a repository on the disk.
"""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from click.testing import CliRunner

from generator.command.cli import main
from generator.importer import request
from generator.importer.inbox import Received, put_in, receive
from tests.importer.layouts.one_column import one_column
from tests.sites import Town, town
from tests.test_workflows import INBOX, JOBS, equip, run, runs

NUMBER = "19811218-9876"  # belongs to nobody: Skatteverket's example of a number
ARCHIVE = "obo/protokoll"
TEXT = """\
Kommunstyrelsen
Sammanträdesprotokoll
2024-03-05
Beslutande: Anna Ek (S), ordförande

§ 1 Skolskjuts
Dnr KS-2024-00112
Beslut
Kommunstyrelsen antar planen{more}.
"""
GIT = ["git", "-c", "user.name=X", "-c", "user.email=x@x.example", "-c", "core.autocrlf=false"]


def pdf() -> bytes:
    return one_column().pdf_bytes()


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inkorg"
    done = CliRunner().invoke(main, ["inkorg", str(folder), "--archive", ARCHIVE, "--kommun", "Öbo kommun"])
    assert done.exit_code == 0, done.output
    return folder


@pytest.fixture
def archive(tmp_path: Path) -> Town:
    (tmp_path / "arkiv").mkdir()
    return town(tmp_path / "arkiv")


def put(inbox: Path, name: str, content: bytes | str) -> Path:
    path = inbox / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def docx(body: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as packed:
        packed.writestr("[Content_Types].xml", '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>')  # fmt: skip # noqa: E501
        packed.writestr("_rels/.rels", '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>')  # fmt: skip # noqa: E501
        packed.writestr("word/document.xml", f'<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>')  # fmt: skip # noqa: E501
    return made.getvalue()


def paragraphs(text: str, looks: str = "") -> str:
    return "".join(f"<w:p><w:r>{looks}<w:t>{line}</w:t></w:r></w:p>" for line in text.splitlines())


BLACK = '<w:rPr><w:b/><w:highlight w:val="black"/></w:rPr>'
SHADED = '<w:rPr><w:shd w:val="clear" w:fill="000000"/></w:rPr>'
YELLOW = '<w:rPr><w:highlight w:val="yellow"/></w:rPr>'


@pytest.mark.parametrize(
    ("name", "content", "codes", "leaves"),
    [
        ("inkommet/a.txt", TEXT.format(more=""), [], True),
        ("inkommet/a.pdf", pdf(), [], True),
        ("maskat/a.pdf", pdf(), [], True),
        ("inkommet/a.docx", docx(paragraphs(TEXT.format(more=""))), [], True),
        ("inkommet/a.docx", docx(paragraphs(TEXT.format(more=""), YELLOW)), [], True),
        ("inkommet/a.txt", TEXT.format(more=f" för {NUMBER}"), ["personnummer"], False),
        ("inkommet/a.txt", TEXT.format(more=" för Bo, född 1981-12-18"), ["personnummer-kanske"], False),
        ("inkommet/a.docx", docx(paragraphs(TEXT.format(more=""), BLACK)), ["inkorg-overstruket"], False),
        ("inkommet/a.docx", docx(paragraphs(TEXT.format(more=""), SHADED)), ["inkorg-overstruket"], False),
        ("maskat/a.txt", TEXT.format(more=""), ["inkorg-original"], False),
        ("inkommet/a.txt", "Inköpslista\nMjölk\n", ["import-inga-paragrafer"], False),
        ("inkommet/a.exe", b"MZ\0\0", ["import-okant-format"], False),
        ("inkommet/a.docx", TEXT.format(more=""), ["import-okant-format"], False),
        ("inkommet/a.docx", b"PK\x03\x04trasig", ["import-skadad"], False),
    ],
)
def test_what_is_found_keeps_the_draft_in_the_inbox(
    inbox: Path, archive: Town, name: str, content: bytes | str, codes: list[str], leaves: bool
) -> None:
    received = receive(put(inbox, name, content), inbox, archive.folder / "content")
    assert sorted({each.code for each in received.findings}) == codes
    assert received.may_leave is leaves
    assert (received.original is not None) is (name == "maskat/a.pdf")


def test_body_without_register_stays_for_a_human(inbox: Path, archive: Town) -> None:
    path = put(inbox, "inkommet/a.txt", TEXT.format(more="").replace("Kommunstyrelsen", "Rymdnämnden"))
    received = receive(path, inbox, archive.folder / "content")
    assert received.draft and not received.path and not received.may_leave
    assert "hittar inte vilket organ" in request.summary([received], ARCHIVE, requests=True)


def test_minutes_that_the_archive_has_are_never_written_over(inbox: Path, archive: Town) -> None:
    archive.write("protokoll/ks/2024-03-05.yml", "organ: ks\n")
    received = receive(put(inbox, "inkommet/a.txt", TEXT.format(more="")), inbox, archive.folder / "content")
    assert received.there and not received.may_leave
    assert "har redan `content/protokoll/ks/2024-03-05.yml`" in request.summary([received], ARCHIVE, requests=True)


def a_draft(draft: str = "organ: ks\ndatum: 2024-03-05\n", review: str = "# Att granska: Anna Ek.pdf\n") -> Received:
    return Received("a.pdf", (), draft, review, "ks", "Kommunstyrelsen", "2024-03-05")


@pytest.mark.parametrize(("size", "filled"), [(1, True), (50, True), (1000, False), (100_000, False)])
def test_link_opens_the_file_under_its_name_and_is_never_too_long(size: int, filled: bool) -> None:
    draft = "beslut: åäö & #1 + 2\n" * size
    link, said = request.address(ARCHIVE, "content/protokoll/ks/2024-03-05.yml", draft)
    parts = urlsplit(link)
    asked = parse_qs(parts.query)
    assert (parts.netloc, parts.path) == ("github.com", "/obo/protokoll/new/main")
    assert asked["filename"] == ["content/protokoll/ks/2024-03-05.yml"]
    assert said is filled and asked.get("value") == ([draft] if filled else None)
    assert len(link) < 8000


def test_draft_cannot_break_out_of_the_summary() -> None:
    draft = "rubrik: x\n```\n# <script>\n````\n"
    told = request.summary([a_draft(draft)], ARCHIVE, requests=False)
    assert f"`````yaml\n{draft}`````" in told
    assert "new/main?filename=content%2Fprotokoll%2Fks%2F2024-03-05.yml&value=" in told


def test_request_fits_and_does_not_tell_the_name_of_the_file() -> None:
    text = request.request(a_draft(review="# Att granska: Anna Ek.pdf\n" + "- [ ] § 1, rubrik: osäker\n" * 5000))
    assert len(text) < 65_536 and "Listan är längre än så här" in text and "inkorgen, under Actions" in text
    assert "Anna Ek" not in text and "# Att granska\n" in text
    assert "Originalet följer inte med" in text


def test_summary_fits_and_says_where_the_rest_is() -> None:
    told = request.summary([a_draft("x: y\n" * 100_000)] * 3, ARCHIVE, requests=False)
    assert len(told.encode()) < 1_000_000 and told.count("under **Artifacts**") == 4
    assert told.count("/new/main?filename=") == 3


def test_nothing_put_in_is_nothing_to_do(inbox: Path) -> None:
    assert list(put_in(inbox, "")) == []
    put(inbox, "maskat/.DS_Store", "x")
    put(inbox, "inkommet/a.rattelser.yml", "rättelser: []\n")
    (inbox / "inkommet/b.pdf").symlink_to("/etc/hostname")
    assert list(put_in(inbox, "")) == []
    assert "Inget nytt" in request.summary([], ARCHIVE, requests=True)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--archive", "obo"], "ägare och namn"),
        (["--archive", "obo/protokoll; rm -rf x"], "ägare och namn"),
        (["--archive", "${{ secrets }}/x"], "ägare och namn"),
        ([], "--archive"),
    ],
)
def test_inbox_is_not_written_for_what_is_no_archive(tmp_path: Path, arguments: list[str], says: str) -> None:
    done = CliRunner().invoke(main, ["inkorg", str(tmp_path / "x"), *arguments])
    assert done.exit_code == 1 and says in done.output and not (tmp_path / "x").exists()


def test_inbox_is_never_written_into_an_archive_nor_over_anything(inbox: Path, archive: Town) -> None:
    done = CliRunner().invoke(main, ["inkorg", str(archive.folder / "inkorg"), "--archive", ARCHIVE])
    assert done.exit_code == 1 and "offentligt" in done.output and not (archive.folder / "inkorg").exists()
    done = CliRunner().invoke(main, ["inkorg", str(inbox), "--archive", ARCHIVE])
    assert done.exit_code == 1 and "redan" in done.output


# The workflow.


@pytest.fixture
def clone(inbox: Path, archive: Town, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The inbox in git, with the archive where the workflow checks it out, and github.com on the disk."""
    for folder, message in ((inbox, "Inkorgen"), (archive.folder, "Arkivet")):
        subprocess.run([*GIT, "-C", folder, "init", "-q", "-b", "main"], check=True)
        subprocess.run([*GIT, "-C", folder, "add", "."], check=True)
        subprocess.run([*GIT, "-C", folder, "commit", "-q", "-m", message], check=True)
    github = tmp_path / "github"
    subprocess.run([*GIT, "clone", "-q", "--bare", archive.folder, github / f"{ARCHIVE}.git"], check=True)
    subprocess.run([*GIT, "clone", "-q", archive.folder, inbox / ".cache/arkiv"], check=True)
    equip(inbox)
    noted = tmp_path / "bin" / "gh"
    noted.write_text(
        # It lists the open requests that a test says there are, and opens number 7.
        f'#!/bin/sh\nif [ "$2" = list ]; then cat {tmp_path}/open.txt 2>/dev/null; exit 0; fi\n'
        f'printf "%s\\n" "$@" >> {tmp_path}/gh.txt\necho https://github.com/obo/protokoll/pull/7\n'
    )
    noted.chmod(0o755)
    rewritten = {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": f"url.{github.as_uri()}/.insteadOf"}
    told = {**rewritten, "GIT_CONFIG_VALUE_0": "https://github.com/", "GITHUB_RUN_ID": "99", "GITHUB_RUN_ATTEMPT": "1"}
    for key, value in told.items():
        monkeypatch.setenv(key, value)
    return inbox


def upload(clone: Path, files: dict[str, bytes | str]) -> str:
    """Put files into the inbox in one commit, and return the commit before it."""
    before = subprocess.run([*GIT, "-C", clone, "rev-parse", "HEAD"], capture_output=True, text=True, check=True)
    for name, content in files.items():
        put(clone, name, content)
    subprocess.run([*GIT, "-C", clone, "add", "."], check=True)
    subprocess.run([*GIT, "-C", clone, "commit", "-q", "-m", "Add files via upload"], check=True)
    return before.stdout.strip()


def every_step(clone: Path, before: str, token: str) -> tuple[list[int], str]:
    """Run every step as GitHub does, also after one that failed if it says so; return their codes and the log."""
    codes, log = [], ""
    for step in JOBS[INBOX, "inkorg"]["steps"]:
        if "run" not in step or (any(codes) and "cancelled" not in step.get("if", "")):
            continue
        told = {"ARKIV": ARCHIVE, "FORRA": before, "NYCKEL": "ja" if token else "", "GH_TOKEN": token}
        done = run(step["run"], clone, {key: told[key] for key in step.get("env", {})})
        codes.append(done.returncode)
        log += done.stdout + done.stderr
    return codes, log


def branches(tmp_path: Path) -> list[str]:
    listed = subprocess.run(
        [*GIT, "-C", tmp_path / "github" / f"{ARCHIVE}.git", "branch", "--format=%(refname:short)"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return listed.stdout.split()


def test_masked_pdf_becomes_a_request_with_draft_original_and_list(clone: Path, tmp_path: Path) -> None:
    before = upload(clone, {"maskat/KS $(touch hej) `x` Anna.pdf": pdf(), "inkommet/mer.txt": "Mjölk\n"})
    codes, log = every_step(clone, before, "hemlig-nyckel")
    assert codes == [0, 0, 1, 0, 0], log  # the file that is no minutes makes the job red, the other one goes its way
    assert branches(tmp_path) == ["inkorg/ks-2024-03-05-99-1", "main"]
    shown = [
        *GIT,
        "-C",
        tmp_path / "github" / f"{ARCHIVE}.git",
        "show",
        "--stat",
        "--format=%an|%s",
        branches(tmp_path)[0],
    ]
    said = subprocess.run(shown, capture_output=True, text=True, check=True).stdout
    assert said.startswith("Inkorgen|Protokoll: Kommunstyrelsen 2024-03-05\n")
    assert re.findall(r"content\S+", said) == [
        "content/protokoll/ks/2024-03-05.pdf",
        "content/protokoll/ks/2024-03-05.yml",
    ]
    asked = (tmp_path / "gh.txt").read_text("utf-8").splitlines()
    assert asked[:4] == ["pr", "create", "--repo", ARCHIVE] and "inkorg/ks-2024-03-05-99-1" in asked
    text = Path(asked[asked.index("--body-file") + 1]).read_text("utf-8")
    assert "Originalet följer med" in text and "## Kontrollera" in text and "Anna.pdf" not in text
    summary = (tmp_path / "sammanfattning.md").read_text("utf-8")
    assert summary.endswith("https://github.com/obo/protokoll/pull/7\n") and "organ: ks" in summary
    assert "Det blev inget utkast" in summary
    assert "hemlig-nyckel" not in log + summary and "touch" not in log and not (clone / "hej").exists()


def test_without_a_key_the_summary_is_ready_to_paste(clone: Path, tmp_path: Path) -> None:
    before = upload(clone, {"inkommet/a.txt": TEXT.format(more="")})
    codes, log = every_step(clone, before, "")
    assert not any(codes), log
    assert branches(tmp_path) == ["main"] and not (tmp_path / "gh.txt").exists()
    summary = (tmp_path / "sammanfattning.md").read_text("utf-8")
    assert (
        "https://github.com/obo/protokoll/new/main?filename=content%2Fprotokoll%2Fks%2F2024-03-05.yml&value=" in summary
    )
    assert "```yaml\norgan: ks" in summary and "## Kontrollera" in summary


@pytest.mark.parametrize("folder", ["inkommet", "maskat"])
def test_a_number_stays_in_the_inbox_and_is_never_told(clone: Path, tmp_path: Path, folder: str) -> None:
    before = upload(clone, {f"{folder}/{NUMBER}.txt": TEXT.format(more=f" för {NUMBER}")})
    codes, log = every_step(clone, before, "nyckel")
    assert codes == [0, 0, 1, 0, 0], log
    assert branches(tmp_path) == ["main"] and not (tmp_path / "gh.txt").exists()
    written = [path.read_text("utf-8") for path in (clone / ".cache/mottaget").rglob("*") if path.is_file()]
    summary = (tmp_path / "sammanfattning.md").read_text("utf-8")
    assert "Ingenting har lämnat inkorgen" in summary and "[maskad]" in summary
    assert not any(NUMBER in each or NUMBER[2:] in each for each in (log, summary, *written))


def test_key_that_is_refused_is_said_in_swedish(clone: Path, tmp_path: Path) -> None:
    before = upload(clone, {"inkommet/a.txt": TEXT.format(more="")})
    (tmp_path / "bin" / "gh").write_text("#!/bin/sh\nexit 1\n")
    codes, log = every_step(clone, before, "gammal")
    assert codes == [0, 0, 0, 0, 1]
    assert "::error title=Förslaget gick inte att öppna::Har nyckeln ARKIV_TOKEN gått ut?" in log
    assert "organ: ks" in (tmp_path / "sammanfattning.md").read_text("utf-8")


def test_an_open_request_for_the_meeting_is_named_and_no_second_one_opened(clone: Path, tmp_path: Path) -> None:
    (tmp_path / "open.txt").write_text("https://github.com/obo/protokoll/pull/5\n")
    codes, log = every_step(clone, upload(clone, {"inkommet/a.txt": TEXT.format(more="")}), "nyckel")
    assert codes == [0, 0, 0, 0, 0], log
    assert branches(tmp_path) == ["main"] and not (tmp_path / "gh.txt").exists()
    summary = (tmp_path / "sammanfattning.md").read_text("utf-8")
    assert "redan ett öppet förslag för det sammanträdet:** https://github.com/obo/protokoll/pull/5. Inget" in summary
    assert "::notice title=Förslaget finns redan::" in log


def test_two_files_of_one_meeting_become_one_request(clone: Path, tmp_path: Path) -> None:
    files = {"inkommet/a.txt": TEXT.format(more=""), "inkommet/b.docx": docx(paragraphs(TEXT.format(more="")))}
    codes, log = every_step(clone, upload(clone, files), "nyckel")
    assert codes == [0, 0, 0, 0, 0], log
    assert branches(tmp_path) == ["inkorg/ks-2024-03-05-99-1", "main"]
    summary = (tmp_path / "sammanfattning.md").read_text("utf-8")
    assert "Filen gäller samma sammanträde som a.txt" in summary and "Utkasten är lika" in summary


def test_two_files_of_one_meeting_that_differ_are_for_a_human(clone: Path, tmp_path: Path) -> None:
    files = {"inkommet/a.txt": TEXT.format(more=" för i år"), "maskat/b.pdf": pdf()}
    codes, log = every_step(clone, upload(clone, files), "nyckel")
    assert codes == [0, 0, 1, 0, 0], log
    assert branches(tmp_path) == ["inkorg/ks-2024-03-05-99-1", "main"]
    summary = (tmp_path / "sammanfattning.md").read_text("utf-8")
    assert "Filen gäller samma sammanträde som b.pdf" in summary and "Utkasten skiljer sig" in summary


def test_a_draft_that_the_archive_has_is_done(clone: Path, archive: Town, tmp_path: Path) -> None:
    before = upload(clone, {"inkommet/a.txt": TEXT.format(more="")})
    made = receive(clone / "inkommet/a.txt", clone, archive.folder / "content")
    target = clone / ".cache/arkiv" / made.path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(made.draft, "utf-8", newline="\n")
    codes, log = every_step(clone, before, "nyckel")
    assert codes == [0, 0, 0, 0, 0], log
    assert branches(tmp_path) == ["main"] and not (tmp_path / "gh.txt").exists()
    assert "Arkivet har redan precis det här utkastet" in (tmp_path / "sammanfattning.md").read_text("utf-8")


def test_two_requests_are_tried_though_the_first_is_refused(clone: Path, tmp_path: Path) -> None:
    other = TEXT.format(more="").replace("2024-03-05", "2024-03-06")
    before = upload(clone, {"inkommet/a.txt": TEXT.format(more=""), "inkommet/b.txt": other})
    (tmp_path / "bin" / "gh").write_text(
        f'#!/bin/sh\n[ "$2" = list ] && exit 1\ncase "$*" in *03-05*) exit 1;; esac\necho ja >> {tmp_path}/gh.txt\n'
    )
    codes, _ = every_step(clone, before, "nyckel")
    assert codes == [0, 0, 0, 0, 1] and (tmp_path / "gh.txt").read_text() == "ja\n"


def test_only_the_last_step_has_the_key_and_none_has_words_of_a_file() -> None:
    steps = JOBS[INBOX, "inkorg"]["steps"]
    holding = [step["name"] for step in steps if step.get("env", {}).get("GH_TOKEN")]
    assert holding == ["Öppna förslag i det offentliga arkivet"]
    given = {value for step in steps for value in step.get("env", {}).values()}
    assert given == {
        "${{ inputs.arkiv }}", "${{ github.event.before }}", "${{ secrets.ARKIV_TOKEN }}",
        "${{ secrets.ARKIV_TOKEN != '' && 'ja' || '' }}",
    }  # fmt: skip
    assert len(runs(JOBS[INBOX, "inkorg"])) == 5


def test_the_name_of_an_upload_neither_marks_up_a_summary_nor_mentions_anybody() -> None:
    told = request.summary([Received("**protokoll** @anna.pdf", ())], "sagolunda/protokoll", requests=False)
    assert r"\*\*protokoll\*\*" in told
    assert "@anna" not in told
    assert "anna.pdf" in told
