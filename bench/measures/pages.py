"""Pages a second, as a share of a bare view with one query and a template."""

from collections.abc import Iterator, Sequence

from accounts.models import Agency, User
from bench import crowd, people
from bench.client import Visitor
from bench.figures import Figure, at_least, seen
from bench.filing import prepare
from bench.load import Pair, compare, rate
from bench.stage import VISITORS, Stage

SECONDS = 0.8
SHORT, LONG = ("H24.9008.01", 60), ("H24.9050.01", 2000)


def pages(stage: Stage) -> Iterator[Figure]:
    citizen = stage.citizens[0]
    clerks = {count: _desk_of(*desk, citizen) for desk in (SHORT, LONG) for count in desk[1:]}
    dossier = prepare(stage.at_portal([citizen])[0]).submit().replace("/da-nop/", "/")
    visits: dict[str, tuple[str, User | None]] = {
        "home": ("/", None),
        "search": ("/thu-tuc/?q=dang+ky+khai+sinh", None),
        "procedure": ("/thu-tuc/2.000815/", None),
        "dossier": (dossier, citizen),
        "desk_of_60": ("/can-bo/", clerks[60]),
        "desk_of_2000": ("/can-bo/", clerks[2000]),
        "desk_dossier": (f"/can-bo{dossier}", clerks[60]),
    }
    shares = {}
    for name, (path, user) in visits.items():
        visitors = stage.at_portal([user] * VISITORS) if user else stage.strangers(stage.portal)
        pair = _against_bare(stage, path, visitors)
        shares[name] = pair.share
        yield seen(f"page.{name}.share_of_bare", pair.share, "ratio")
        yield seen(f"page.{name}", pair.ours, "1/s")
    yield seen("page.bare", pair.floor, "1/s")
    yield at_least("page.desk_of_2000.share_of_desk_of_60", shares["desk_of_2000"] / shares["desk_of_60"], "ratio", 0.5)


def _desk_of(code: str, count: int, owner: User) -> User:
    agency = Agency.objects.select_related("territory", "parent").get(code=code)
    crowd.waiting_at(agency, owner, count)
    return people.officer(f"bench.{count}", agency)


def _against_bare(stage: Stage, path: str, visitors: Sequence[Visitor]) -> Pair:
    bare = stage.strangers(stage.bare)
    return compare(
        lambda: rate(lambda visitor: visitor.get(path), visitors, SECONDS),
        lambda: rate(lambda visitor: visitor.get("/"), bare, SECONDS),
    )
