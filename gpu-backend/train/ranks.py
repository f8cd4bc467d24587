"""The processes that train one model together: one, or those that `torchrun` started, over gloo."""

import dataclasses
import os

import torch
import torch.distributed as distributed


@dataclasses.dataclass(frozen=True)
class Ranks:
    rank: int
    count: int

    @property
    def is_first(self) -> bool:
        return self.rank == 0

    def add_up(self, values: torch.Tensor) -> torch.Tensor:
        """The sum over all processes, in place."""
        if self.count > 1:
            distributed.all_reduce(values)
        return values

    def any(self, flag: bool) -> bool:
        """Whether one process says so; all of them get the same answer."""
        return bool(self.add_up(torch.tensor(float(flag))).item() > 0)

    def wait(self) -> None:
        if self.count > 1:
            distributed.barrier()


def join_ranks() -> Ranks:
    """Joins the processes of `torchrun`. Each computes on one thread: two threads of one process are slower than two of these."""
    count = int(os.environ.get("WORLD_SIZE", "1"))
    if count == 1:
        return Ranks(0, 1)
    torch.set_num_threads(1)
    if not distributed.is_initialized():
        distributed.init_process_group("gloo")
    return Ranks(distributed.get_rank(), count)
