"""A voice file: what it may hold, and the one line that tells what is wrong with it."""

from __future__ import annotations

import pytest

from closecall.drafting.voice import Formality, Voice, load_voice
from closecall.errors import InputError

FULL = """
name = "Ines Falk"
role = "Account lead"
company = "Tidewater Pumps"
formality = "familiar"
sign_off = "Cheers,"
openings = ["Good to hear from you."]
closings = ["Ring me whenever it suits."]
samples = ["Hi Bo,\\n\\nshort and sweet.", "Hi Cy,\\n\\nall done."]
"""


def test_a_full_voice_is_read_as_it_stands() -> None:
    assert load_voice(FULL, name="voice.toml") == Voice(
        name="Ines Falk",
        role="Account lead",
        company="Tidewater Pumps",
        formality=Formality.FAMILIAR,
        sign_off="Cheers,",
        openings=("Good to hear from you.",),
        closings=("Ring me whenever it suits.",),
        samples=("Hi Bo,\n\nshort and sweet.", "Hi Cy,\n\nall done."),
    )


def test_every_part_may_be_left_out_and_a_windows_file_is_read() -> None:
    assert load_voice('\ufeffname = " Ines "\r\n', name="voice.toml") == Voice(name="Ines")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "says nothing about you"),
        ("name =", "end of document: Invalid value"),
        ('name = "A"\nrole : "B"', "line 2, column 6"),
        ('nmae = "A"', "nmae: there is no such name in a voice"),
        ("name = 3", "name: has to be a text in quotes"),
        ('name = "  "', "name: is empty"),
        ('name = "A\\u202eB"', "name: holds a control or invisible character"),
        ('name = "A\\nB"', "name: has to stand on one line"),
        (f'sign_off = "{"a" * 81}"', "sign_off: should have at most 80 characters"),
        ('formality = "chummy"', "formality: should be 'formal' or 'familiar'"),
        ('openings = "Hello there."', "openings: has to be a list of texts"),
        ('openings = ["Hello.", "One\\ntwo."]', "openings, number 2: has to stand on one line"),
        (f"closings = {['Bye.'] * 11}", "closings: has too many entries"),
        ('samples = ["One mail."]', "samples: one alone is no voice"),
        (f"samples = {['Mail.'] * 6}", "samples: has too many entries"),
        ('samples = ["One.", "T\\u0000wo."]', "samples, number 2: holds a control"),
        ("bulk = true", "bulk: needs both postal_address and opt_out_line"),
        (
            'bulk = true\npostal_address = "4 Kiln Lane, Leeds"',
            "bulk: needs both postal_address and opt_out_line",
        ),
        ('bulk = "often"', "bulk: should be a valid boolean"),
        ('postal_address = "4 Kiln Lane\\nLeeds"', "postal_address: has to stand on one line"),
        ("a = " + "[" * 3_000, "nested too deeply"),
        ("# " + "a" * 60_000, "longer than 60,000 characters"),
        ('nmae = "A"\nrole = 3', "role: has to be a text in quotes. nmae: there is no such"),
    ],
)
def test_a_voice_that_cannot_be_used_is_told_in_one_line(text: str, told: str) -> None:
    with pytest.raises(InputError) as error:
        load_voice(text, name="my voice.toml")
    line = str(error.value)
    assert line.startswith("my voice.toml: ")
    assert told in line
    assert "see examples/voice.toml" in line
    assert "\n" not in line


def test_a_voice_made_by_name_is_told_wrong_as_that_of_a_file_is() -> None:
    with pytest.raises(InputError) as of_file:
        load_voice('name = ""\nsamples = "One."\n', name="voice.toml")
    with pytest.raises(InputError) as by_name:
        Voice.model_validate({"name": "", "samples": "One."})
    assert of_file.value.message == f"voice.toml: {by_name.value.message}"
    assert by_name.value.hint == of_file.value.hint
    with pytest.raises(InputError, match="bulk: needs both"):
        Voice(bulk=True)


@pytest.mark.parametrize(
    ("bulk", "imprint"), [("true", '4 Kiln Lane, Leeds\nWrite "stop" to end this.'), ("false", "")]
)
def test_address_and_opt_out_are_the_imprint_of_mail_to_many_alone(bulk: str, imprint: str) -> None:
    text = f"""
    bulk = {bulk}
    postal_address = "4 Kiln Lane, Leeds"
    opt_out_line = 'Write "stop" to end this.'
    """
    assert load_voice(text, name="voice.toml").imprint == imprint
