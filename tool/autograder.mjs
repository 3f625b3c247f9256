// Graded files as Gradescope reads them (results.json of its autograder specification): a test a task, with a sentence
// for the student.
//
//   autograderOf(result)
//     ->  {score: 12, output: '12 of 56 points.', tests: [{name: 'race: Lose an update', score: 1, max_score: 1, …}]}

const counted = (count, one, many) => `${count} ${count === 1 ? one : many}`;

function testOf({lab, title, points, of, verdict, sentence}) {
  const status = verdict === 'proven' || verdict === 'stated' ? 'passed' : 'failed';
  return {name: `${lab}: ${title.replaceAll('`', '')}`, score: points, max_score: of, status, output: sentence};
}

// What stands above all tests; remarks on other people's files are for the instructor alone.
function outputOf({points, of, tasks}) {
  const refused = tasks.filter(({verdict}) => verdict === 'refused' || verdict === 'undecided').length;
  const said = `${points} of ${counted(of, 'point', 'points')}.`;
  return refused > 0 ? `${said} ${counted(refused, 'task', 'tasks')} in the file earned nothing; see below why.` : said;
}

export const noResult = (sentence) => ({score: 0, output: sentence, tests: []});

export function autograderOf(result) {
  if (result.trouble) return noResult(result.trouble);
  return {score: result.points, output: outputOf(result), tests: result.tasks.map(testOf)};
}
