/** One more section is asked, and has to be answered, when the answer to `question` in a section before it is this one. */
export const sectionWhen = (before: string, question: string, answer: string, section: string, asked: object) => ({
  if: {
    properties: { [before]: { properties: { [question]: { const: answer } }, required: [question] } },
    required: [before],
  },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: { required: [section], properties: { [section]: asked } },
})
