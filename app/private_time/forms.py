"""What is asked when the family calls back: was a plan made? Nothing else."""

from typing import Literal

from msgspec import Struct


class CallBackForm(Struct, frozen=True):
    plan_made: Literal["yes", "no"]
