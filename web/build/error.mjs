// Mistakes in the course's files, each as one sentence for the person who edits them. What reads the files stops at the
// first one; `racecourse course check` reports each and reads on.
//
//   await attempt(raise, () => readLab(…))                  // throws as readLab() does
//   await attempt((error) => list.push(error), () => …)     // gives undefined instead

export class CourseError extends Error {}

export function raise(error) {
  throw error;
}

// For work that is done at once.
export function attemptNow(report, work, otherwise) {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof CourseError)) throw error;
    report(error);
    return otherwise;
  }
}

export async function attempt(report, work, otherwise) {
  try {
    return await work();
  } catch (error) {
    return attemptNow(report, () => raise(error), otherwise);
  }
}
