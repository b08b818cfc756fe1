"""A part of a location string without what names no place: post codes, house numbers, words such as "Remote"."""

import re

from internscout.parse.fields._place_meanings import NOTHING, meanings

__all__ = ["trimmed"]

_NOISE_WORD = (
    r"(?:remote(?:ly)?|hybrid|on-?site|in-?office|in-?person|offices?|hq|headquarters?|campus|metropolitan|metro"
    r"|greater|great|area"
    r"|regions?|downtown|centrum|centre|center|local|flexible|flex|temporary|telework|virtual|wfh|work from home"
    r"|home|based|(?:few )?vacanc(?:y|ies)"
    r"|locations?|location flexible|multiple|various|any|anywhere|within|state|cities|city of|stadt|ville de|fully"
    r"|work|(?-i:[Tt]he|[Ii]n|[Aa]t|[Ff]rom|[Oo]nly)"
    r"|site|hub|location|preferred|optional|full-time|part-time|internship|intern|teletravail|télétravail"
    r"|thuiswerken|homeoffice|remot[oa]|op afstand|near|nearby)"
)
_NOISE = re.compile(rf"^(?:{_NOISE_WORD}\b[\s.-]*)+|[\s-]+{_NOISE_WORD}\.?$", re.IGNORECASE)
_POSTCODE = re.compile(
    r"\b(?:\d{5}(?:-\d{4})?|\d{4}\s?[A-Z]{2}|[A-Z]\d[A-Z]\s?\d[A-Z]\d|[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2})\b|^\d{4}\s"
)
_STREET = re.compile(
    r"\d+\s.*?\b(?:Dr|Drive|St|Street|Ave|Avenue|Rd|Road|Blvd|Boulevard|Lane|Ln|Way|Pkwy|Parkway|Floor|Fl)\b\.?\s*"
    r"(?:[NS]?[EW]\b|[NS]\b)?\s*"
)
_DIGIT = re.compile(r"\d")
_DIGITS = re.compile(r"\s*[^\s+-]*\d.*$")


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Without post codes, house numbers and what follows them, and words such as "Remote"; known names stay."""
    if _DIGIT.search(text, start, end):
        start, end = _without_numbers(text, start, end)
    start, end = _stripped(text, start, end)
    if meanings(text[start:end]) != NOTHING:
        return start, end
    while (found := _NOISE.search(text[start:end])) is not None and found[0]:
        start, end = (start + found.end(), end) if found.start() == 0 else (start, start + found.start())
        start, end = _stripped(text, start, end)
        if meanings(text[start:end]) != NOTHING:
            # Word by word: "Bay Area Office" is the Bay Area, not a town called Bay.
            break
    return start, end


def _without_numbers(text: str, start: int, end: int) -> tuple[int, int]:
    if found := _STREET.match(text[start:end]):
        start += found.end()
    part = text[start:end]
    if found := _POSTCODE.search(part):
        if part[: found.start()].strip():
            end = start + found.start()
        else:
            start += found.end()
    if (found := _DIGITS.search(text[start:end])) is not None:
        end = start + found.start()
    return start, end


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and not (text[start].isalnum() or text[start] == "'"):
        start += 1
    while end > start and not (text[end - 1].isalnum() or text[end - 1] == "."):
        end -= 1
    return start, end
