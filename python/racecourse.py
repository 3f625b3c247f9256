"""What Racecourse adds to `threading`, for CPython 3.11 and later.

A Racecourse program runs unchanged under CPython when this file is on its path:

    PYTHONPATH=python python3 program.py

    from threading import Thread
    from racecourse import Atomic

    hits = Atomic(0)
    threads = [Thread(target=hits.fetch_add) for _ in range(2)]
    for t in threads: t.start()
    for t in threads: t.join()
    assert hits.load() == 2

CPython runs one schedule and Racecourse all of them, so three things here are weaker than there:

- `atomic` keeps out other `atomic` blocks and the primitives of this module. It cannot keep out plain reads and
  writes, nor the primitives of `threading` and `queue`.
- `@invariant` is checked when an `atomic` block ends and when the program ends, not after every step.
- `choose` picks one value, and does not try them all.
"""

import atexit
import os
import random
import sys
import threading

__all__ = ["Atomic", "RWLock", "atomic", "choose", "invariant"]

_world = threading.RLock()  # held during each operation of this module, and during each `atomic` block
_invariants = []
_random = random.Random(os.environ.get("RACECOURSE_SEED"))


class Atomic:
    """One value that threads share; each method is a single step."""

    def __init__(self, value):
        self._value = value

    def load(self):
        """The value."""
        with _world:
            return self._value

    def store(self, value):
        """Replaces the value."""
        with _world:
            self._value = value

    def exchange(self, value):
        """Replaces the value and gives the old one."""
        with _world:
            old, self._value = self._value, value
            return old

    def fetch_add(self, n=1):
        """Adds n and gives the value from before."""
        with _world:
            old = self._value
            self._value = old + n
            return old

    def compare_exchange(self, expected, new):
        """Replaces the value if it equals `expected`; says whether it did."""
        with _world:
            if self._value != expected:
                return False
            self._value = new
            return True


class RWLock:
    """Any number of readers, or one writer. Nobody has preference, and a thread that holds it for writing may not enter again.

    with rw.read(): ...
    with rw.write(): ...
    """

    def __init__(self):
        self._changed = threading.Condition(_world)
        self._readers = 0
        self._writing = False

    def acquire_read(self):
        """Waits until nobody writes, then counts one reader more."""
        with self._changed:
            while self._writing:
                self._changed.wait()
            self._readers += 1

    def release_read(self):
        """One reader leaves; RuntimeError if there is none."""
        with self._changed:
            if self._readers == 0:
                raise RuntimeError("release_read of a lock that nobody reads")
            self._readers -= 1
            self._changed.notify_all()

    def acquire_write(self):
        """Waits until nobody reads or writes, then writes."""
        with self._changed:
            while self._writing or self._readers > 0:
                self._changed.wait()
            self._writing = True

    def release_write(self):
        """The writer leaves; RuntimeError if there is none."""
        with self._changed:
            if not self._writing:
                raise RuntimeError("release_write of a lock that nobody writes")
            self._writing = False
            self._changed.notify_all()

    def read(self):
        """For `with`: acquire_read at the start, release_read at the end."""
        return _Held(self.acquire_read, self.release_read)

    def write(self):
        """For `with`: acquire_write at the start, release_write at the end."""
        return _Held(self.acquire_write, self.release_write)


class _Held:
    """A `with` block between two calls."""

    def __init__(self, enter, leave):
        self._enter = enter
        self._leave = leave

    def __enter__(self):
        self._enter()

    def __exit__(self, kind, value, traceback):
        self._leave()


class _AtomicBlock:
    """`with atomic:` is one step to other `atomic` blocks and to this module's primitives; blocks may be nested.

    Plain accesses in other threads can still fall between its statements, and a block that waits for an RWLock
    lets others in meanwhile. When the outermost block ends without an exception, every invariant is checked.
    """

    def __init__(self):
        self._depth = 0

    def __enter__(self):
        _world.acquire()
        self._depth += 1

    def __exit__(self, kind, value, traceback):
        try:
            if self._depth == 1 and kind is None:
                _check_invariants()
        finally:
            self._depth -= 1
            _world.release()


atomic = _AtomicBlock()


def invariant(function):
    """Marks a function without parameters whose result must be true after every step.

    Here it is checked when an `atomic` block ends (AssertionError there) and once all threads have ended
    (a message, and exit status 1). A breach that is repaired in between goes unnoticed. One that reads several
    places which others change outside `atomic` blocks may be called while they change, and so fail by mistake.
    """
    if function.__code__.co_argcount + function.__code__.co_kwonlyargcount > 0:
        raise TypeError(f"an invariant takes no parameters, and {function.__name__} does")
    _invariants.append(function)
    return function


def choose(values):
    """One of the values, at random; the environment variable RACECOURSE_SEED makes the picks repeatable.

    Picks repeat in order: with several choosing threads, who gets which still depends on the schedule.
    IndexError if there are no values.
    """
    with _world:
        return _random.choice(values)


def _check_invariants():
    for function in _invariants:
        if not function():
            raise AssertionError(f"invariant {function.__name__} does not hold")


def _check_at_exit():
    try:
        _check_invariants()
    except AssertionError as broken:
        # An exception in an exit handler would leave the exit status at 0.
        print(f"AssertionError: {broken}", file=sys.stderr)
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(1)


atexit.register(_check_at_exit)
