// A mistake in the course's files, as one sentence for the person who edits them.
export class CourseError extends Error {}
