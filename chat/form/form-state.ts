/**
 * How defaults fill a form: the one profile that chat, form view and every comparison share. Defaults are offered
 * and kept only when the person accepts them; data that no question asks for is left out.
 */
export const formState = {
  experimental_defaultFormStateBehavior: {
    allOf: 'populateDefaults',
    emptyObjectFields: 'populateRequiredDefaults',
    arrayMinItems: { populate: 'never' },
    constAsDefaults: 'never',
    // An unanswered yes or no is not a no.
    requiredBooleanDefault: 'skip',
  },
  omitExtraData: true,
  liveOmit: 'onChange',
} as const
