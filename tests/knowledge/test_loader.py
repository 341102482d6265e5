"""The knowledge files load, and a mistake in them is told with file, line and remedy, all at once."""

import shutil

import pytest

from bot.knowledge import KNOWLEDGE_DIRECTORY, KnowledgeError, load_knowledge
from bot.triage.checks import load_checked


@pytest.fixture
def folder(tmp_path):
    """A copy of the real knowledge files, to break."""
    copy = tmp_path / "knowledge"
    shutil.copytree(KNOWLEDGE_DIRECTORY, copy, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    return copy


def replace_in(path, old, new):
    text = path.read_text()
    assert old in text, f"{old!r} no longer stands in {path.name}: mend the test"
    path.write_text(text.replace(old, new, 1))


def problems_of(folder, load=load_knowledge):
    with pytest.raises(KnowledgeError) as caught:
        load(folder)
    return caught.value.problems


def test_the_real_files_load_without_a_problem():
    assert load_checked().topics


def test_an_unknown_contact_is_told_with_file_line_and_remedy(folder):
    path = folder / "topics" / "dyslexie.yml"
    replace_in(path, "contact: mentor", "contact: mentro")
    (problem,) = problems_of(folder)
    assert problem.file == "topics/dyslexie.yml"
    assert path.read_text().splitlines()[problem.line - 1].strip() == "contact: mentro"
    assert "mentro" in problem.what
    assert "contacts.yml" in problem.remedy


def test_mistakes_in_several_files_are_told_at_once(folder):
    replace_in(folder / "contacts.yml", "verified: true", "verfied: true")
    replace_in(folder / "topics" / "klacht.yml", "title:", "titel:")
    (folder / "questions.yml").write_text("schooltype: [\n")
    files = {problem.file for problem in problems_of(folder)}
    assert files == {"contacts.yml", "topics/klacht.yml", "questions.yml"}


def test_a_name_that_stands_twice_is_an_error(folder):
    path = folder / "questions.yml"
    path.write_text(path.read_text() + "\nschooltype:\n  ask: Nog een keer?\n  options: {}\n")
    (problem,) = problems_of(folder)
    assert "twee keer" in problem.what
    assert problem.line > 10


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("phone: 088-6050101", "phone: bel maar", "geen telefoonnummer"),
        ("email: vraag@oudersonderwijs.nl", "email: vraag bij oudersonderwijs", "geen e-mailadres"),
        ("website: https://oudersenonderwijs.nl", "website: oudersenonderwijs", "geen webadres"),
    ],
)
def test_a_phone_mail_or_website_in_a_wrong_form_is_an_error(folder, old, new, told):
    replace_in(folder / "contacts.yml", old, new)
    assert any(told in problem.what for problem in problems_of(folder))


def test_a_contact_that_is_not_verified_cannot_be_offered(folder):
    replace_in(folder / "topics" / "thuiszitten.yml", "contact: cce", "contact: gedragswerk")
    assert any("niet bevestigd" in problem.what for problem in problems_of(folder))


def test_a_question_without_weet_niet_is_an_error(folder):
    path = folder / "questions.yml"
    lines = path.read_text().splitlines()
    at = lines.index("    weet_niet:")
    path.write_text("\n".join(lines[:at] + lines[at + 2 :]))
    assert any("weet_niet" in problem.what for problem in problems_of(folder))


def test_a_text_with_an_unknown_word_in_braces_is_an_error(folder):
    replace_in(folder / "texts.yml", "Goed dat je al met {contacten} hebt gepraat.", "Goed, {naam}.")
    (problem,) = problems_of(folder)
    assert "{naam}" in problem.what
    assert "contacten" in problem.remedy


def test_a_text_that_is_missing_or_never_used_is_an_error(folder):
    replace_in(folder / "texts.yml", "  bedankt:", "  dankjewel:")
    told = " ".join(problem.what for problem in problems_of(folder))
    assert "'bedankt' ontbreekt" in told
    assert "'dankjewel' wordt nergens gebruikt" in told


def test_an_unknown_predicate_is_an_error_that_names_the_known_ones(folder):
    replace_in(folder / "topics" / "faalangst.yml", "[voortgezet]", "[middelbaar]")
    problems = problems_of(folder, load_checked)
    assert any("middelbaar" in problem.what and "voortgezet" in problem.remedy for problem in problems)


def test_a_step_that_nobody_can_reach_is_an_error(folder):
    replace_in(folder / "topics" / "faalangst.yml", "when: [voortgezet]", "when: [voortgezet, basisschool]")
    problems = problems_of(folder, load_checked)
    assert any("nooit bereikt" in problem.what for problem in problems)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe\x00binary\x00",
        b"- a\n- b\n",
        b"topic: !!python/object:x {}\n",
        b"topic: klacht\nsteps: " + b"[" * 5000 + b"]" * 5000,
        b"topic: &self\n  topic: *self\n",
        b"topic: klacht\nsteps:\n  - null: null\n",
        b"topic: klacht\nsteps:\n  - [[null, null]]\n",
        b"topic: " + b"9" * 5000,
    ],
    ids=["empty", "binary", "list", "object", "deep", "holds itself", "nameless", "pairs", "huge number"],
)
def test_a_file_that_is_empty_binary_or_of_another_shape_is_an_error_and_no_crash(folder, content):
    (folder / "topics" / "klacht.yml").write_bytes(content)
    assert {problem.file for problem in problems_of(folder)} == {"topics/klacht.yml"}


def test_a_date_that_does_not_exist_is_an_error(folder):
    (folder / "topics" / "klacht.yml").write_text("topic: klacht\nchecked_on: 2026-02-31\n")
    (problem,) = problems_of(folder)
    assert "datum" in problem.what


def test_a_name_that_is_no_text_is_an_error_with_its_line(folder):
    replace_in(folder / "topics" / "klacht.yml", "steps:\n", "steps:\n  - 7: zeven\n")
    (problem,) = problems_of(folder)
    assert "'7'" in problem.what
    assert problem.line


def test_a_missing_file_is_an_error(folder):
    (folder / "contacts.yml").unlink()
    assert any("ontbreekt" in problem.what for problem in problems_of(folder))


def test_what_looks_like_a_setting_of_the_computer_is_an_error_and_not_filled_in(folder):
    replace_in(folder / "texts.yml", "Goed, een stap terug.", "Goed, een stap terug. ${HOME}")
    (problem,) = [problem for problem in problems_of(folder) if "${" in problem.what]
    assert problem.file == "texts.yml"


def test_a_number_in_place_of_the_name_of_a_field_is_an_error(folder):
    replace_in(folder / "contacts.yml", "  article:", "  112:")
    assert any("'112' is geen naam" in problem.what for problem in problems_of(folder))
