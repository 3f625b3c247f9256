// What `racecourse.mjs --help` prints, and each command's own.

export const HELP = `racecourse: a course on concurrency, for those who teach it

  course check [course]            proves the course: files, links, programs, tasks; lists every mistake
  course build [course] [--to site]
                                   makes the site
  course scorm [course] [--to file.zip]
                                   makes the package for a learning platform
  serve [site] [--port N]          serves the site on this machine
  grade course file...             what completion files are worth
  check program.py...              what a program can do, in every schedule
  step program.py                  one schedule, step by step
  goals program.py                 the goals in its head: whether each can be reached, and how

  node racecourse.mjs <command> --help says more.

Exit codes: 0 all is well, 1 something is wrong with the course or the program, 2 the command line makes no sense;
check, step and goals have more.
`;

export const SERVE_HELP = `racecourse serve [site]

Serves a folder on this machine and prints the address, as a host does that sends every header. Without a folder: the
site that came with the course, or was built last.

  --port N       on this port, instead of the first free one from 8080
  --host H       for other machines too: 0.0.0.0
  --base /a/     as a sub-folder of a larger site
  --no-headers   as a host that sends no headers of its own
`;

export const COURSE_HELP = `racecourse course: what is done with a course

  course check [course]                   proves it and lists every mistake, a line each
  course build [course] [--to site]       makes the site
  course scorm [course] [--to file.zip]   makes a SCORM 1.2 package

course is the folder with course.toml; without it, the one beside racecourse.mjs.
`;

export const CHECK_HELP = `racecourse course check [course]

Proves the course in this folder and lists every mistake, a line each; the last line counts. It is a mistake when
  - a folder is not listed in course.toml, or what is listed is not there; "leave_out" says that it is meant
  - a lesson, a program's head or a task is not written as it should be
  - a link leads nowhere: to a page, a heading, a program, a view
  - a program does not keep its promise, or a goal cannot be reached or is reached before the first step
  - a task cannot be done (its solution is missing, does not hold or drops a line that is kept), or is done already
  - a number is not what the engine finds, or none that the lab measures (facts.toml)

Exit codes: 0 no mistakes, 1 mistakes, 2 the command line makes no sense.
`;

export const BUILD_HELP = `racecourse course build [course]

Makes the site of the course in this folder. Nothing else is needed; copy it to any web server.

  --to FOLDER    the site's folder; what was built there before is replaced. Without it: site, beside racecourse.mjs
`;

export const SCORM_HELP = `racecourse course scorm [course]

Makes a SCORM 1.2 package of the course in this folder, for a learning platform.

  --to FILE      the package; without it: <id of the course>-scorm.zip, here
`;
