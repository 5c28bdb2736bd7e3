/** Why a question is asked, and the section of the law that allows it. */
const why = (purpose: string) => ({
  'ui:options': { purpose, legalBasis: 'Family Code, section 31' },
})

export const uiSchema = {
  'ui:order': ['child', 'journey', 'companion'],
  child: {
    'ui:order': ['givenNames', 'familyName', 'bornOn'],
    givenNames: { 'ui:question': 'What are the given names of the child?', ...why('The consent names the child.') },
    familyName: { 'ui:question': 'What is the family name of the child?', ...why('The consent names the child.') },
    bornOn: { 'ui:question': 'When was the child born?', ...why('The border guard compares it with the passport.') },
  },
  journey: {
    'ui:order': ['country', 'from', 'until'],
    country: { 'ui:question': 'Which country does the journey lead to?', ...why('The consent holds for one country.') },
    from: { 'ui:question': 'On which day does it begin?', ...why('The consent holds from this day on.') },
    until: { 'ui:question': 'On which day does it end?', ...why('The consent holds until this day.') },
  },
  companion: {
    'ui:question': 'Which adult travels with the child?',
    ...why('The border guard compares it with the adult’s passport.'),
  },
}
