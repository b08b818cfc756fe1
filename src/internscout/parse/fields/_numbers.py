"""Small counts as postings write them ("12", "twelve", "six (6)") and how they join two of them to a range.

Fragments of regular expressions and the one function that reads what they matched; no field's own rules.
"""

_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "eighteen": 18,
    "twenty": 20, "thirty": 30, "forty": 40,
    "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "zwölf": 12,
    "fünfzehn": 15, "sechzehn": 16, "achtzehn": 18, "zwanzig": 20, "dreißig": 30, "vierzig": 40,
    "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "douze": 12,
    "quinze": 15, "seize": 16, "dix-huit": 18, "vingt": 20, "trente": 30, "quarante": 40,
    "twee": 2, "drie": 3, "vijf": 5, "zes": 6, "zeven": 7, "negen": 9, "tien": 10, "twaalf": 12, "vijftien": 15,
    "zestien": 16, "achttien": 18, "twintig": 20, "dertig": 30, "veertig": 40,
    "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10, "doce": 12,
    "quince": 15, "dieciséis": 16, "dieciocho": 18, "veinte": 20, "treinta": 30, "cuarenta": 40,
}  # fmt: skip

COUNTED = frozenset(_WORDS)

# A count, with the figure that some writers repeat in brackets.
COUNT = rf"(?:\d{{1,2}}(?:[.,]5)?|{'|'.join(sorted(_WORDS, key=len, reverse=True))})(?:\s*\(\d{{1,2}}\))?"

# What stands between the two ends of a range. The backslash is Markdown's, left over in some feeds.
DASH = r"\s*\\?[-–—~]+\s*"
TO = rf"(?:{DASH}|\s*/\s*|\s+(?:to|till|until|or|and|bis(?:\s+zu)?|oder|à|a|ou|tot|of|en|o|up\s+to)\s+)"


def count(text: str) -> float:
    """The value of what `COUNT` matched; whole numbers come as such (`6.0 == 6`)."""
    head = text.split("(", 1)[0].strip().lower()
    return float(_WORDS[head]) if head in _WORDS else float(head.replace(",", "."))


def plain(number: float) -> int | float:
    """12 instead of 12.0: how numbers are published."""
    return int(number) if number == int(number) else number
