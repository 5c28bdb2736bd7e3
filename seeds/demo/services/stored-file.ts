/** A reference to a file given in the conversation, for `definitions.file` of a form. */
export const storedFile = {
  type: 'object',
  title: 'File',
  required: ['id', 'name', 'size', 'mime', 'sha256'],
  properties: {
    id: { type: 'string' },
    name: { type: 'string' },
    size: { type: 'integer' },
    mime: { type: 'string' },
    sha256: { type: 'string' },
  },
}

/** The Russian texts of that definition. */
export const storedFileTextsRu: Record<string, string> = { '/definitions/file/title': 'Файл' }

/** What every paper handed in may be: a PDF or a photograph of up to 10 MB. */
export const papers = { accept: '.pdf,.jpg,.jpeg,.png', maxSize: 10 * 1024 * 1024 }
