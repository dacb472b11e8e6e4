"""Ends a process when its parent dies, even by SIGKILL, so that nothing holds a port or works on unseen."""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1
"""From `linux/prctl.h`."""


def end_with_parent(how: signal.Signals) -> None:
    """This process gets the signal `how` when the thread that forked it ends. Does nothing without prctl.

    Call it in the child, before it has anything to lose.
    """
    if sys.platform != "linux":
        return
    parent = os.getppid()
    ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, how)
    if os.getppid() != parent:
        os.kill(os.getpid(), how)
