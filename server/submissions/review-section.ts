/** The answers as the person saw them in the review, kept with the submission: what was shown is what was sent. */
export type ReviewSection = { title: string; items: { path: string; title: string; text: string }[] }
