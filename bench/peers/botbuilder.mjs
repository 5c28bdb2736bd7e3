import { ConversationState, MemoryStorage, TestAdapter } from 'botbuilder-core'
import { DialogSet, TextPrompt, WaterfallDialog } from 'botbuilder-dialogs'

/** One prompt a question, in a waterfall, over memory storage; after the last question it begins again. */
export function waterfall(size) {
  const state = new ConversationState(new MemoryStorage())
  const dialogs = new DialogSet(state.createProperty('dialog'))
  dialogs.add(new TextPrompt('text', async ({ recognized }) => recognized.succeeded && recognized.value.length > 0))
  const steps = Array.from({ length: size }, (_, n) => (step) => {
    step.values[`question${n - 1}`] = step.result
    return step.prompt('text', `question${n}`)
  })
  dialogs.add(new WaterfallDialog('form', [...steps, (step) => step.endDialog(step.values)]))
  let said = 0
  const adapter = new TestAdapter(async (context) => {
    const dialog = await dialogs.createContext(context)
    const { status } = await dialog.continueDialog()
    if (status === 'empty' || status === 'complete') await dialog.beginDialog('form')
    await state.saveChanges(context)
    said = adapter.activeQueue.length
    adapter.activeQueue.length = 0
  })
  return async () => {
    await adapter.receiveActivity('an answer')
    if (said === 0) throw new Error('botbuilder-dialogs asked nothing.')
  }
}
