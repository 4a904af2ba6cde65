"""A condition, put together in words."""

from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from pydantic import TypeAdapter, ValidationError

from core.errors import Invalid
from core.text import Sentence
from procedures.definition.conditions import MAX_NODES, Condition
from procedures.editor.boxes.box import Box
from procedures.editor.conditions import sent, tree
from procedures.editor.conditions.branch import Branch
from procedures.editor.conditions.tree import EMPTY, Node
from procedures.editor.conditions.values import complete

DEEPEST = 20
CONDITION: TypeAdapter[Condition] = TypeAdapter(Condition)


class When(Box):
    """Buttons add a condition or a group, turn one round, and take one out; none is right without a script."""

    template = "editor/boxes/when.html"

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.faults: dict[str, str] = {}

    def show(self, value: Any) -> None:
        super().show(value)
        self.tree: Node | None = value if isinstance(value, dict) else None
        if self.tree is None and self.is_required:
            self.tree = dict(EMPTY)

    def read(self, data: QueryDict, stored: Any) -> None:
        self.tree = sent.read(data, self.name)
        self._settle()
        if tree.same(self.value, stored):
            self.value = stored

    def _settle(self) -> None:
        self.faults, self.wrong = {}, []
        self.value = self._whole(self.tree, "") if self.tree else None
        if self.tree and (tree.size(self.tree) > MAX_NODES or tree.depth(self.tree) > DEEPEST):
            sentence = _("Điều kiện chỉ được có nhiều nhất %(most)s phần, lồng nhau không quá %(deepest)s tầng.")
            self.wrong.append(sentence % {"most": MAX_NODES, "deepest": DEEPEST})

    def _whole(self, node: Node, path: str) -> Node:
        """The tree with every comparison complete; what is not is told under its path."""
        if join := tree.join_of(node):
            begun = f"{path}." if path else ""
            nodes = [self._whole(each, f"{begun}{number}") for number, each in enumerate(tree.inner(node))]
            return tree.group(join, nodes) or node
        try:
            return complete(node, self.scope.names.answers.get(node.get("field", "")))
        except Invalid as error:
            self.faults[path] = str(error.message)
            self.wrong.append(str(error.message))
            return node

    def act(self, name: str, verb: str, where: str) -> None:
        if name != self.name:
            return
        if verb == "row":
            self.tree = tree.added(self.tree, where, dict(EMPTY))
        elif verb == "group":
            self.tree = tree.added(self.tree, where, {"any": [dict(EMPTY), dict(EMPTY)]})
        elif verb == "turn" and self.tree:
            self.tree = tree.turned(self.tree, where)
        elif verb == "remove" and self.tree:
            self.tree = tree.removed(self.tree, where)
        self._settle()

    def refuse(self, place: str, sentence: Sentence) -> None:
        self.wrong.append(str(sentence))

    @property
    def is_required(self) -> bool:
        return not self.shape.is_optional

    @property
    def branch(self) -> Branch | None:
        """The tree as it stands on the page."""
        if self.tree is None:
            return None
        return Branch(self.tree, self.name, "", self.scope.names, self.faults, self.scope.table)

    @property
    def sentence(self) -> str:
        """The condition read back; nothing while it is not complete."""
        try:
            return self.scope.names.say(CONDITION.validate_python(self.value)) if self.value else ""
        except ValidationError:
            return ""
