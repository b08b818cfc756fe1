"""Which part of a posting each line belongs to, on postings written for the project."""

import pytest

from internscout.text import Section, build_document
from internscout.text.sections import is_name, section_of


def parts(description: str) -> list[tuple[str, str]]:
    doc = build_document(title="Intern", description=description)
    return [(block.section.value, doc.text[block.start : block.end]) for block in doc.blocks[1:]]


def part_of(description: str, words: str) -> Section:
    doc = build_document(title="Intern", description=description)
    block = doc.block_at(doc.text.index(words))
    assert block is not None
    return block.section


@pytest.mark.parametrize(
    ("heading", "section"),
    [
        ("Requirements", "requirements"),
        ("Minimum Qualifications:", "requirements"),
        ("🎓 WHAT YOU'LL NEED", "requirements"),
        ("What makes you the perfect fit?", "requirements"),
        ("Knowledge, Skills and Abilities", "requirements"),
        ("Your P rofile", "requirements"),
        ("Dein Profil", "requirements"),
        ("Profil recherché", "requirements"),
        ("Wat vragen wij?", "requirements"),
        ("Requisitos", "requirements"),
        ("Wat je nodig hebt", "requirements"),
        ("Wie zoeken wij?", "requirements"),
        ("Wij zoeken een stagiair die:", "requirements"),
        ("Was du für uns brauchst", None),
        ("Was du brauchst", "requirements"),
        ("Encajarás si...", "requirements"),
        ("Wat er voor jou in zit", "benefits"),
        ("Warum Beispiel AG?", "benefits"),
        ("Hast du Fragen?", "application"),
        ("Preferred Qualifications", "preferred"),
        ("Nice-to-haves", "preferred"),
        ("Ways to stand out", "preferred"),
        ("Was von Vorteil ist", "preferred"),
        ("Les plus", "preferred"),
        ("What you'll do", "duties"),
        ("Essential Duties and Responsibilities", "duties"),
        ("Deine Aufgaben", "duties"),
        ("Vos missions", "duties"),
        ("Wat ga je doen?", "duties"),
        ("What we offer", "benefits"),
        ("Wir bieten", "benefits"),
        ("Compensation", "pay"),
        ("How to apply", "application"),
        ("About the role", "role"),
        ("About Example Labs", "company"),
        ("About you", "requirements"),
        ("Equal Opportunity", "equal_opportunity"),
        ("Additional information", "other"),
        ("Our tech stack", "other"),
        ("What part will you play?", "duties"),
        ("High standards, no apologies", None),
        ("You will love this job if", "requirements"),
        ("What makes you a great fit", "requirements"),
        ("What Example Labs offers", "benefits"),
        ("As a river intern, you will:", "duties"),
        ("What you need to know", "other"),
        ("More information", "other"),
        ("Information Technology", None),
        ("Background checks", "other"),
        ("Applications engineering", None),
        ("Working at Example Labs", "company"),
        ("Why this role exists", "role"),
        ("You will be eligible for:", "benefits"),
        ("Was dich bei uns erwartet", "duties"),
        ("Ce qu'on recherche", "requirements"),
        ("Ce qui t'attend", "duties"),
        ("Wat bieden wij?", "benefits"),
        ("Qué ofrecemos", "benefits"),
        ("Qué vas a hacer", "duties"),
        ("We need", "requirements"),
        ("What will convince us", "requirements"),
        ("Your toolbox", "requirements"),
        ("You might also have", "preferred"),
        ("Helpful, not needed", "preferred"),
        ("The extras", "preferred"),
        ("We'd love", "preferred"),
        ("We'd love to hear from you if you have", "requirements"),
        ("What you'll get up to", "duties"),
        ("What you'll get", "benefits"),
        ("Your first weeks", None),
        ("Benefits may include", "benefits"),
        ("Du hast", "requirements"),
        ("Schön, wenn du", "preferred"),
        ("Ce que tu apportes", "requirements"),
        ("Ce serait génial si", "preferred"),
        ("Dit vragen we", "requirements"),
        ("Een pre", "preferred"),
        ("Te pedimos", "requirements"),
        ("Nos encantaría", "preferred"),
    ],
)
def test_names(heading: str, section: str | None) -> None:
    assert section_of(heading) == section


@pytest.mark.parametrize(
    "line",
    ["Requirements", "Knowledge, Skills And Abilities", "What can we offer?", "DEIN PROFIL", "Nice to have (bonus)"],
)
def test_bare_names(line: str) -> None:
    assert is_name(line)


@pytest.mark.parametrize(
    "line",
    [
        "Strong communication skills",
        "Knowledge of Tableau a plus",
        "English (required)",
        "Good Python, SQL skills",
        "Our interns love tea",
    ],
)
def test_lines_that_only_use_the_words(line: str) -> None:
    assert not is_name(line)


def test_headings_open_parts() -> None:
    source = """<h2>What you'll do</h2><p>Train models</p><h2>Requirements</h2><ul><li>Python</li></ul>
    <p><b>Nice to have</b></p><ul><li>Rust</li></ul><h2>Benefits</h2><p>Tea</p>"""
    assert parts(source) == [
        ("duties", "What you'll do"),
        ("duties", "Train models"),
        ("requirements", "Requirements"),
        ("requirements", "Python"),
        ("preferred", "Nice to have"),
        ("preferred", "Rust"),
        ("benefits", "Benefits"),
        ("benefits", "Tea"),
    ]


def test_unknown_heading_of_the_same_rank_ends_a_part() -> None:
    source = "<h2>Requirements</h2><h4>Programming</h4><p>Python</p><h2>Our beautiful island</h2><p>Palm trees</p>"
    assert part_of(source, "Python") is Section.REQUIREMENTS
    assert part_of(source, "Palm trees") is Section.OTHER


def test_bold_beginning_of_a_paragraph() -> None:
    source = "<p><b>Requirements:</b> Python and SQL</p><p><b>Bonus:</b> Rust</p><p><b>Location:</b> Lisbon</p>"
    assert parts(source) == [
        ("requirements", "Requirements:"),
        ("requirements", "Python and SQL"),
        ("preferred", "Bonus:"),
        ("preferred", "Rust"),
        ("other", "Location:"),
        ("other", "Lisbon"),
    ]


def test_bold_beginning_of_an_item_counts_for_the_item() -> None:
    source = "<h3>Requirements</h3><ul><li><b>Simulation (preferred):</b> Gazebo</li><li><b>Code:</b> Python</li></ul>"
    assert part_of(source, "Gazebo") is Section.PREFERRED
    assert part_of(source, "Python") is Section.REQUIREMENTS


def test_closing_paragraph_leaves_the_demands() -> None:
    source = """<h3>Requirements</h3><ul><li>Python</li><li>A degree in progress</li></ul>
    <p>We offer a bright office beside the river, a small budget for books and two long summer trips with the team.</p>
    <p>See you soon</p>"""
    assert part_of(source, "bright office") is Section.OTHER
    assert part_of(source, "See you soon") is Section.OTHER


def test_paragraph_of_demands_after_a_list_stays() -> None:
    source = """<h3>Requirements</h3><ul><li>Python</li><li>SQL</li></ul>
    <p>You should also be able to explain your models to people who have never seen one, with some experience.</p>"""
    assert part_of(source, "explain your models") is Section.REQUIREMENTS


def test_equal_opportunity_paragraph_under_any_heading() -> None:
    source = "<h3>Requirements</h3><p>Python</p><p>We hire people regardless of race, gender or age.</p><p>Bye</p>"
    assert part_of(source, "regardless") is Section.EQUAL_OPPORTUNITY
    assert part_of(source, "Bye") is Section.OTHER


def test_running_text_in_heading_tags_is_no_heading() -> None:
    sentence = "We look for curious people who like apples, and who will find their own way between the trees."
    doc = build_document(title="Intern", description=f"<h2>Duties</h2><h3>{sentence}</h3>")
    assert [(block.kind, block.section) for block in doc.blocks[1:]] == [
        ("heading", Section.DUTIES),
        ("text", Section.DUTIES),
    ]


def test_line_broken_inside_a_bracket() -> None:
    doc = build_document(title="x", description="<p>Stores (Redis,<br>Milvus)</p><p>Open (bracket,<br>never closed</p>")
    assert [doc.text[b.start : b.end] for b in doc.blocks[1:]] == [
        "Stores (Redis, Milvus)",
        "Open (bracket,",
        "never closed",
    ]


def test_numbered_and_shouted_headings() -> None:
    source = "1. RESPONSIBILITIES:\nPick apples\n2. REQUIREMENTS:\n- Python"
    assert part_of(source, "Pick apples") is Section.DUTIES
    assert part_of(source, "Python") is Section.REQUIREMENTS


@pytest.mark.parametrize(
    "range_",
    ["20 USD - 71 USD per hour", "Jan 2027 - June 2027", "$50k - $60k", "10 - 12 weeks"],
)
def test_the_hyphen_of_a_range_starts_no_item(range_: str) -> None:
    flattened = f"{'We study rivers. ' * 15}Requirements - Python - SQL - {range_} - Git - 2 projects of your own"
    items = [text for section, text in parts(flattened) if section == "requirements"]
    assert items == ["Requirements", "Python", "SQL", range_, "Git", "2 projects of your own"]


def test_a_figure_at_the_end_of_a_sentence_is_kept() -> None:
    source = f"{'We study rivers. ' * 15}You join a team of 5. You measure the depth of 7. Then you write it down."
    assert parts(source) == [("other", source)]


def test_a_heading_that_goes_on_below_it() -> None:
    description = (
        "You are a good fit because you demonstrate...\n- A steady hand\n\nWe will offer you...\n- A warm room"
    )
    assert part_of(description, "A steady hand") is Section.REQUIREMENTS
    assert part_of(description, "A warm room") is Section.BENEFITS


def test_a_name_marked_like_an_item_between_other_lines() -> None:
    description = "💻 Je werk\nJe test pompen.\n✅ Dit vragen we\nJe houdt van water.\n"
    assert part_of(description, "Je houdt van water") is Section.REQUIREMENTS


def test_headings_below_one_of_demands_that_holds_nothing_else() -> None:
    source = """<h3>Requirements</h3><h3>In the orchard</h3><ul><li>Patience</li></ul><h3>At the desk</h3><p>Python</p>
    <h3>Benefits</h3><p>Tea</p><h3>On the island</h3><p>Palm trees</p>"""
    assert part_of(source, "Patience") is Section.REQUIREMENTS
    assert part_of(source, "Python") is Section.REQUIREMENTS
    assert part_of(source, "Palm trees") is Section.OTHER


def test_a_title_below_a_heading_of_demands_is_no_demand() -> None:
    source = "<h3>We are looking for</h3><h3>Orchard Intern</h3><p>You count pears</p>"
    assert part_of(source, "You count pears") is Section.OTHER


def test_what_one_gets_to_do_is_no_benefit() -> None:
    source = (
        "<h3>What You Will Get To Do</h3><ul><li>Pick apples</li></ul><h3>You will get</h3><ul><li>A basket</li></ul>"
    )
    assert part_of(source, "Pick apples") is Section.DUTIES
    assert part_of(source, "A basket") is Section.BENEFITS
