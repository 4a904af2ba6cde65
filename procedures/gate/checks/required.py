"""What can never be filled in as it must be, and rules that together refuse every dossier."""

from collections import defaultdict
from collections.abc import Iterator
from operator import itemgetter

from django.utils.translation import gettext as _

from procedures.definition.conditions import references
from procedures.definition.form import SILENT, FieldBase, FormField, Rule
from procedures.gate.finding import Finding
from procedures.gate.naming import called
from procedures.gate.search import Proof

Numbered = tuple[int, Rule]


def unfillable(proof: Proof) -> Iterator[Finding]:
    """Required fields between whose bounds there is no answer, or whose every answer a rule refuses."""
    concerned = _concerned(proof)
    for place, field in proof.survey.of(FormField):
        if field.kind in SILENT or not (field.required or field.required_when):
            continue
        if _has_no_answer(proof, field):
            sentence = _("%(field)s phải điền, nhưng không có số nào nằm giữa giá trị nhỏ nhất và lớn nhất.")
            yield Finding("reach.required_unfillable", place, sentence % {"field": called(field)})
        elif place.startswith("form/"):
            yield from _refused(proof, place, field, concerned[field.id])
        yield from _columns(proof, place, field)


def _has_no_answer(proof: Proof, field: FieldBase, table: str = "") -> bool:
    """Bounds between which there is no number of its kind. A choice without options is told as just that."""
    domain = proof.domains.of(field.id, table)
    bounded = field.minimum is not None and field.maximum is not None and field.minimum <= field.maximum
    return bounded and domain is not None and domain.source is not None and not domain.filled.mask


def _columns(proof: Proof, place: str, table: FormField) -> Iterator[Finding]:
    for number, column in enumerate(table.columns):
        if column.required and column.kind not in SILENT and _has_no_answer(proof, column, table.id):
            sentence = _("%(field)s phải điền, nhưng không có số nào nằm giữa giá trị nhỏ nhất và lớn nhất.")
            yield Finding(
                "reach.required_unfillable", f"{place}/columns/{number}", sentence % {"field": called(column)}
            )


def _refused(proof: Proof, place: str, field: FormField, rules: list[Numbered]) -> Iterator[Finding]:
    domain = proof.domains.of(field.id)
    if not rules or domain is None:
        return
    needed = proof.filing.condition(field.required_when) if not field.required else domain.anything
    asked = (proof.filing.shown(field.id), needed)
    kept = [proof.filing.kept(rule) for _number, rule in rules]
    if proof.never_together(*asked, domain.filled, *kept) and not proof.never_together(*asked):
        sentence = _("%(field)s phải điền, nhưng mỗi khi được hỏi thì câu trả lời nào cũng bị từ chối: %(rules)s")
        words = {"field": called(field), "rules": _said(rules)}
        yield Finding("reach.required_unfillable", place, sentence % words)


def always_refused(proof: Proof) -> Iterator[Finding]:
    """Rules of the form that cannot all be kept by any dossier."""
    for group in _groups(proof):
        if not _contradict(proof, group) or _contradict(proof, []):
            continue
        for each in list(group):
            fewer = [other for other in group if other is not each]
            group = fewer if _contradict(proof, fewer) else group
        sentence = _("Không hồ sơ nào nộp được, vì không câu trả lời nào qua được mọi quy tắc này: %(rules)s")
        yield Finding("reach.always_refused", f"form/rules/{group[-1][0]}", sentence % {"rules": _said(group)})


def _contradict(proof: Proof, rules: list[Numbered]) -> bool:
    return proof.never_together(*(proof.filing.kept(rule) for _number, rule in rules))


def _binding(proof: Proof) -> list[Numbered]:
    return [(number, rule) for number, rule in enumerate(proof.survey.definition.form.rules) if not rule.warning]


def _groups(proof: Proof) -> list[list[Numbered]]:
    """The rules apart, wherever they look at nothing in common."""
    groups: list[tuple[set[str], list[Numbered]]] = []
    for number, rule in _binding(proof):
        names, rules = _looks_at(proof, rule), [(number, rule)]
        for group in [group for group in groups if group[0] & names]:
            groups.remove(group)
            names, rules = names | group[0], group[1] + rules
        groups.append((names, rules))
    return [sorted(rules, key=itemgetter(0)) for _names, rules in groups]


def _looks_at(proof: Proof, rule: Rule) -> set[str]:
    """All that it depends on, with what shows that and from what that is worked out."""
    found: set[str] = set()
    waiting = _named(rule)
    while waiting:
        name = waiting.pop().partition(".")[0]
        if name not in found:
            found.add(name)
            waiting |= proof.filing.behind(name)
    return found


def _named(rule: Rule) -> set[str]:
    return {rule.field} | references(rule.holds) | (references(rule.when) if rule.when else set())


def _concerned(proof: Proof) -> dict[str, list[Numbered]]:
    """The rules that look at each field, or at what is worked out from it."""
    found: dict[str, list[Numbered]] = defaultdict(list)
    for number, rule in _binding(proof):
        names = {name.partition(".")[0] for name in _named(rule)}
        worked_out = (proof.survey.fields[name].computed for name in names if name in proof.survey.fields)
        for name in names | {name for each in worked_out if each for name in each.of}:
            found[name].append((number, rule))
    return found


def _said(rules: list[Numbered]) -> str:
    return " ".join(f"«{rule.message}»" for _number, rule in rules)
