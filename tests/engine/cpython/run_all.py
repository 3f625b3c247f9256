"""Runs each program named on the command line in this process; one JSON line each, with what it printed and how it
ended:

    {"file": "7.py", "output": "1\\n", "error": "ZeroDivisionError on line 3: integer division or modulo by zero"}

A program that takes longer than a few seconds has "error": "too long".
"""

import contextlib
import io
import json
import signal
import sys

SECONDS = 5


class TooLong(BaseException):
    pass


def stop(signal_number, frame):
    raise TooLong


signal.signal(signal.SIGALRM, stop)


def innermost_line(error, path):
    line = 0
    step = error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename == path:
            line = step.tb_lineno
        step = step.tb_next
    return line


def run(path):
    with open(path, encoding="utf-8") as file:
        source = file.read()
    output = io.StringIO()
    error = None
    signal.alarm(SECONDS)
    try:
        with contextlib.redirect_stdout(output):
            exec(compile(source, path, "exec"), {"__name__": "__main__"})
    except TooLong:
        error = "too long"
    except Exception as caught:
        # What is raised while a `finally` runs hides the first error.
        while caught.__context__ is not None:
            caught = caught.__context__
        text = str(caught)
        error = f"{type(caught).__name__} on line {innermost_line(caught, path)}" + (f": {text}" if text else "")
    finally:
        signal.alarm(0)
    return {"file": path, "output": output.getvalue(), "error": error}


for path in sys.argv[1:]:
    print(json.dumps(run(path)))
