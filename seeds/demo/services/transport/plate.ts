/** The question for the number plate of a vehicle, as the city writes them. */
export const plate = {
  type: 'string',
  title: 'Number plate',
  pattern: '^[A-Z]{2}[0-9]{3}[A-Z]{2}$',
  examples: ['AB123CD'],
  errorMessage: {
    pattern: 'Number plate: two Latin letters, three digits and two letters, without spaces, like AB123CD.',
  },
}
