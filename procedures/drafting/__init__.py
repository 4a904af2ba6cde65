"""The verbs by which administrators change, send, publish and retire definitions. One verb a file."""

from procedures.drafting.add_part import add_part
from procedures.drafting.call_off import call_off
from procedures.drafting.change_part import change_part
from procedures.drafting.copy_part import copy_part
from procedures.drafting.discard import discard
from procedures.drafting.move_part import move_part
from procedures.drafting.overtaken import Overtaken
from procedures.drafting.reject import reject
from procedures.drafting.release import release
from procedures.drafting.remove_part import remove_part
from procedures.drafting.retire import retire
from procedures.drafting.rights import may_edit, may_publish
from procedures.drafting.send import send
from procedures.drafting.start import start, start_again
from procedures.drafting.take_back import take_back
from procedures.drafting.undo import undo

__all__ = [
    "Overtaken",
    "add_part",
    "call_off",
    "change_part",
    "copy_part",
    "discard",
    "may_edit",
    "may_publish",
    "move_part",
    "reject",
    "release",
    "remove_part",
    "retire",
    "send",
    "start",
    "start_again",
    "take_back",
    "undo",
]
