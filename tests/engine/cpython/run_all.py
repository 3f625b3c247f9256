"""Runs each program named on the command line in this process; one JSON line each, with what it printed and how it
ended:

    {"file": "7.py", "output": "1\\n", "error": "ZeroDivisionError on line 3: integer division or modulo by zero"}
"""

import contextlib
import io
import json
import sys


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
    try:
        with contextlib.redirect_stdout(output):
            exec(compile(source, path, "exec"), {"__name__": "__main__"})
    except Exception as caught:
        text = str(caught)
        error = f"{type(caught).__name__} on line {innermost_line(caught, path)}" + (f": {text}" if text else "")
    return {"file": path, "output": output.getvalue(), "error": error}


for path in sys.argv[1:]:
    print(json.dumps(run(path)))
