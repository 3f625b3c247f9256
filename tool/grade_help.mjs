// What `racecourse grade --help` says, and the options it takes.

export const GRADE_OPTIONS = {
  csv: {type: 'string'},
  autograder: {type: 'string'},
  json: {type: 'boolean'},
  workers: {type: 'string'},
  'max-states': {type: 'string'},
};

export const GRADE_HELP = `racecourse grade: what completion files are worth

  racecourse grade [options] COURSE FILE...

COURSE is the course's folder, the one with course.toml. A FILE is a completion file, or a folder: every *.json below
it is graded, but no hidden file, and no link is followed.

Nothing that a file claims is believed:
  predict     the answer is compared anew; a prediction earns its points when it is committed, right or not
  schedule    the schedule is replayed on the program of the course, and has to reach the goal
  fix, build  the program still has the lines that it has to keep, and is proved in every schedule
  measure     cannot be repeated elsewhere: the answer has to agree with the measurement in the file, and counts as
              stated, never as proven; it is worth no points unless the lesson says so
What answers another version of a question earns nothing. A file that is damaged, too large (over 8 MB), of another
course or no completion file at all gets one line, and the others are graded.

  --csv FILE         writes a table for spreadsheets: a row a file, a column a lab and a column a task, the total, how
                     much of it is proven (schedule, fix, build) and how much stated (predict, measure), the notes
  --autograder PATH  writes what Gradescope reads: to PATH when it ends in .json, which is for exactly one completion
                     file; else into the folder PATH, a file for each completion file
  --json             prints everything as one JSON object instead of the table
  --workers N        looks at N programs at a time (as many as there are cores)
  --max-states N     looks at N states before it gives up a proof, and with up to 1.5 GB (20,000,000 and 512 MB, which
                     is more than the page has). What is not decided earns nothing and gets a note
  --help             prints this

Notes point out, on each of the files concerned:
  - the same file twice, byte for byte;
  - the same answers throughout, under another name or at other times, when there are five or more and an edited
    program or a measurement is among them;
  - answers from the very same moments, to a thousandth of a second, when they are at least half of those in a file.
They are a reason to look, not a verdict: a file that somebody exported twice is pointed out too. Short correct programs
are often equal by nature, so an equal program alone is no sign and is not pointed out. A file does not say who sat at
the keyboard, and times in it can be changed like everything else. The lines to be kept are looked for as text; that a
program has them and gets around its task all the same is not noticed. Where it matters, read the programs in the files.

Ctrl-C prints what is graded by then.

Exit codes: 0 every file was graded; 1 some could not be, a result could not be written, or the course has a mistake;
2 the command line makes no sense; 130 interrupted.
`;
