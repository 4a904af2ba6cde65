"""The process as a drawing, from left to right: steps as boxes, branches one below the other between two bars."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from procedures.catalogue.wording import working_hours
from procedures.definition.process import Block, Branch, Parallel, Step
from procedures.editor.work import Work
from procedures.wording import choice_label

STEP_WIDTH, STEP_HEIGHT, GAP, ROW_GAP, LABEL, MARGIN = 176, 70, 34, 10, 22, 8
LINE_LETTERS, LINES, LETTER = 23, 2, 7.2


@dataclass(frozen=True)
class Box:
    """A step; `x` and `y` of its upper left corner."""

    x: float
    y: float
    lines: list[str]
    who: str
    time: str
    url: str
    is_conditional: bool
    is_here: bool
    kind: str


@dataclass(frozen=True)
class Line:
    x1: float
    y1: float
    x2: float
    y2: float
    is_arrow: bool = False
    is_conditional: bool = False


@dataclass(frozen=True)
class Label:
    x: float
    y: float
    text: str


@dataclass
class Drawing:
    """Everything drawn, and how large it is."""

    here: str = ""
    code: str = ""
    boxes: list[Box] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    bars: list[Line] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)
    width: float = 0
    height: float = 0

    def sequence(self, blocks: Sequence[Block], place: str, x: float, middle: float) -> float:
        """Draws the blocks one after the other from x along the middle; where it ends."""
        for number, block in enumerate(blocks):
            if number:
                self.lines.append(Line(x, middle, x + GAP, middle, is_arrow=True))
                x += GAP
            here = f"{place}/{number}"
            x = (
                self._step(block, here, x, middle)
                if isinstance(block, Step)
                else self._parallel(block, here, x, middle)
            )
        return x

    def _step(self, step: Step, place: str, x: float, middle: float) -> float:
        self.boxes.append(
            Box(
                x=x,
                y=middle - STEP_HEIGHT / 2,
                lines=wrapped(str(step.name)),
                who=_clip(_who(step), LINE_LETTERS + 3),
                time=working_hours(step.allowance) if step.allowance > Decimal(0) else "",
                url=reverse("editor:part", args=[self.code, place]),
                is_conditional=step.when is not None,
                is_here=self.here == place,
                kind=step.kind.value,
            )
        )
        return x + STEP_WIDTH

    def _parallel(self, block: Parallel, place: str, x: float, middle: float) -> float:
        width, height = size([block])
        top, end = middle - height / 2, x + width
        for number, branch in enumerate(block.branches):
            branch_height = size(branch.blocks)[1] + LABEL
            self._branch(branch, f"{place}/branches/{number}/blocks", x, end, top, branch_height)
            top += branch_height + ROW_GAP
        for bar in (x, end):
            self.bars.append(Line(bar, middle - height / 2, bar, middle + height / 2))
        return end

    def _branch(self, branch: Branch, place: str, x: float, end: float, top: float, height: float) -> None:
        middle = top + LABEL + (height - LABEL) / 2
        conditional = branch.when is not None
        text = _("%(name)s (có điều kiện)") % {"name": branch.name} if conditional else str(branch.name)
        self.labels.append(Label(x + 10, top + LABEL - 8, _clip(text, int((end - x - 20) / LETTER))))
        self.lines.append(Line(x, middle, x + GAP, middle, is_arrow=bool(branch.blocks), is_conditional=conditional))
        reached = self.sequence(branch.blocks, place, x + GAP, middle)
        self.lines.append(Line(reached, middle, end, middle, is_arrow=True, is_conditional=conditional))


def drawing(work: Work, here: str = "") -> Drawing:
    """The whole process; the step at `here` is marked."""
    blocks = work.definition.process.blocks
    width, height = size(blocks)
    drawn = Drawing(here=here, code=work.code, width=width + 2 * MARGIN, height=height + 2 * MARGIN)
    drawn.sequence(blocks, "process/blocks", MARGIN, MARGIN + height / 2)
    return drawn


def size(blocks: Sequence[Block]) -> tuple[float, float]:
    """How wide and how high a sequence is drawn."""
    sizes = [_size(block) for block in blocks] or [(GAP, STEP_HEIGHT / 2)]
    return sum(width for width, _height in sizes) + GAP * (len(sizes) - 1), max(height for _width, height in sizes)


def _size(block: Block) -> tuple[float, float]:
    if isinstance(block, Step):
        return STEP_WIDTH, STEP_HEIGHT
    inner = [size(branch.blocks) for branch in block.branches] or [(GAP, STEP_HEIGHT / 2)]
    height = sum(height + LABEL for _width, height in inner) + ROW_GAP * (len(inner) - 1)
    return max(width for width, _height in inner) + 2 * GAP, height


def _who(step: Step) -> str:
    return str(step.role.label) if step.role else str(choice_label(step.kind))


def wrapped(text: str) -> list[str]:
    """The text in as many lines as a box has, the rest cut off."""
    lines = [""]
    for word in text.split():
        if len(f"{lines[-1]} {word}".strip()) <= LINE_LETTERS or not lines[-1]:
            lines[-1] = f"{lines[-1]} {word}".strip()
        else:
            lines.append(word)
    kept = [_clip(line, LINE_LETTERS) for line in lines[:LINES]]
    return [*kept[:-1], f"{kept[-1].rstrip('…')}…"] if len(lines) > LINES else kept


def _clip(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
