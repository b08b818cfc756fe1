"""What is open at one moment, read once for all profiles that are judged by it. Nothing is written here."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from functools import cache

from internscout.config import Profile
from internscout.match import READS, of_programmes, programme_news
from internscout.match.many import Pool
from internscout.match.many_roles import RolePool
from internscout.model import ProgrammeNews
from internscout.store import Openings


def pool_of(openings: Openings, profiles: Iterable[Profile], *, now: datetime, every_kind: bool = False) -> Pool:
    """The postings that any of these profiles may want; with `every_kind`, also those that none of them does."""
    wanted = [profile.wanted for profile in profiles]
    words = {word for one in wanted for word in (*one.words, *one.words_never)}
    # A profile without kinds wants them all.
    narrow = not every_kind and all(one.kinds for one in wanted)
    kinds = {kind for one in wanted for kind in one.kinds} if narrow else ()
    return Pool(openings.judged_by(READS, kinds, texts=bool(words)), now=now, words=words)


class Opened:
    """The open postings as roles, and what is counted and known of them for more than one profile."""

    def __init__(self, openings: Openings, profiles: Sequence[Profile], now: datetime) -> None:
        pool = pool_of(openings, profiles, now=now)
        self.roles = RolePool(pool, openings.roles(pool.ids))
        brief = of_programmes(openings.brief())

        @cache
        def news(on: date, level: str) -> tuple[ProgrammeNews, ...]:
            return programme_news(brief, on=on, level=level)

        self.programmes = news
        self.count_other_roles = cache(openings.count_other_roles)
