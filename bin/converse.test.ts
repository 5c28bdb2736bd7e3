import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'parley-converse-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const dog = {
  schema: {
    type: 'object',
    title: 'Registration of a dog',
    required: ['owner', 'born', 'listed'],
    properties: {
      owner: { type: 'string', title: 'Owner', minLength: 2 },
      born: { type: 'integer', title: 'Year of birth', minimum: 2000 },
      listed: { type: 'boolean', title: 'Is it of a listed breed?' },
    },
  },
  texts: { ru: { '/properties/owner/title': 'Владелец', '/properties/born/title': 'Год рождения' } },
}
const rex = { owner: 'Anna Petrova', born: 2021, listed: false }

function file(name: string, content: unknown): string {
  const path = join(folder, name)
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content))
  return path
}

/** What the program wrote and how it ended, once everything typed was read. */
async function converse(words: string[], typed: string[] = [], environment: Record<string, string> = {}) {
  const { FORCE_COLOR: _, ...inherited } = process.env
  const program = spawn(process.execPath, [join(import.meta.dirname, 'converse.ts'), ...words], {
    env: { ...inherited, ...environment },
  })
  let [said, complained] = ['', '']
  program.stdout.setEncoding('utf8').on('data', (text) => {
    said += text
  })
  program.stderr.setEncoding('utf8').on('data', (text) => {
    complained += text
  })
  program.stdin.end(typed.map((line) => `${line}\n`).join(''))
  const code = await new Promise((resolve) => program.on('close', resolve))
  return { code, said, complained }
}

const colour = String.fromCharCode(27)

describe('talking a form through in the terminal', () => {
  it('asks, refuses what does not fit, shows the review and ends with the data', async () => {
    const typed = ['Anna Petrova', 'long ago', '2021', 'no', 'submit']
    const { code, said } = await converse([file('dog.json', dog)], typed)
    expect(code).toBe(0)
    const at = [
      'Owner\n',
      'Year of birth\n',
      'Is it of a listed breed?\n',
      'Owner: Anna Petrova',
      '"owner": "Anna Petrova"',
    ]
    const places = at.map((text) => said.indexOf(text))
    expect(places).not.toContain(-1)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
    expect(said.match(/Year of birth/g)?.length).toBeGreaterThan(2)
    expect(JSON.parse(said.slice(said.lastIndexOf('{')).replace(/[^}]*$/, ''))).toEqual(rex)
  })

  it('ends with 1 when the person leaves before it is sent', async () => {
    const { code, said } = await converse([file('dog.json', dog)], ['Anna Petrova'])
    expect(code).toBe(1)
    expect(said).toContain('1 answered, about 2 left')
  })

  it('speaks Russian when asked to', async () => {
    const { said } = await converse([file('dog.json', dog), '--locale', 'ru'], ['Анна Петрова', '2021'])
    expect(said).toContain('Владелец')
    expect(said).toContain('отвечено 1, осталось около 2')
    expect(said).not.toContain('answered')
  })

  it('takes a bare schema too, and uses colours only where there is a terminal', async () => {
    const bare = file('bare.json', dog.schema)
    expect((await converse([bare], ['Anna'])).said).not.toContain(colour)
    const refused = await converse([file('broken.json', { schema: { type: 'objekt' } })])
    expect(refused.complained).not.toContain(colour)
  })
})

describe('what a terminal can do more', () => {
  const papers = {
    schema: {
      type: 'object',
      required: ['paper', 'colour'],
      properties: {
        paper: { type: 'string', format: 'data-url', title: 'Paper' },
        colour: { type: 'string', title: 'Colour', enum: ['Red', 'Green'] },
      },
    },
  }

  it('takes a file by its path, a value as JSON, and several lines joined by a backslash', async () => {
    const paper = file('paper.txt', 'words')
    const typed = ['no/such/file.txt', paper, '= nothing', '= "Red"', ':data', 'submit']
    const { code, said } = await converse([file('papers.json', papers)], typed)
    expect(code).toBe(0)
    expect(said).toContain('no/such/file.txt: there is no such file.')
    expect(said).toContain('This is not JSON.')
    expect(said).toContain('"name": "paper.txt"')
    expect(said).toContain('  1. Red\n  2. Green')
    expect(said.match(/"colour": "Red"/g)).toHaveLength(2)
  })

  it('is left with :quit, or at the end of what is typed', async () => {
    const { code, said } = await converse([file('dog.json', dog)], ['Anna', ':quit', '2021'])
    expect(code).toBe(1)
    expect(said).toMatch(/Left before it was sent\.\n$/)
  })

  it('tells defects that are alike once, and all of them when asked', async () => {
    const untitled = Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [name, { type: 'string' }]))
    const path = file('untitled.json', { type: 'object', properties: untitled })
    const { complained } = await converse([path])
    expect(complained).toContain('and 3 more like it')
    expect(complained.match(/has no title/g)).toHaveLength(1)
    expect((await converse([path, '--all'])).complained.match(/has no title/g)).toHaveLength(4)
  })
})

describe('the acid test on an instance', () => {
  it('passes by values and by typed words when the conversation brings exactly that out', async () => {
    const { code, said } = await converse([file('dog.json', dog), '--instance', file('rex.json', rex)])
    expect(said).toMatch(/^✓ by values: passed in \d+ replies\n✓ by typed words: passed in \d+ replies\n$/)
    expect(code).toBe(0)
  })

  it('fails with 1, saying what came out, when it cannot', async () => {
    const unknown = file('unknown.json', { ...rex, colour: 'black' })
    const { code, said } = await converse([file('dog.json', dog), '--instance', unknown])
    expect(code).toBe(1)
    expect(said).toContain('by values: failed')
    expect(said).toContain('by typed words: failed')
    expect(said).toContain('/colour  wanted "black"  came nothing')
  })
})

describe('what cannot be talked through', () => {
  it('is a broken form: refused with the place of each defect, before anything is asked', async () => {
    const broken = { ...dog, schema: { ...dog.schema, properties: { owner: { $ref: '#/definitions/gone' } } } }
    const { code, said, complained } = await converse([file('broken.json', broken)])
    expect(code).toBe(2)
    expect(said).toBe('')
    expect(complained).toContain('/properties/owner')
  })

  it.each([
    ['no file', []],
    ['a file that is not there', [join(folder, 'nowhere.json')]],
    ['a file that is not JSON', [file('text.json', 'a form')]],
    ['an option that does not exist', [file('dog.json', dog), '--faster']],
  ])('is %s: one plain line and exit code 2', async (_, words) => {
    const { code, said, complained } = await converse(words)
    expect(code).toBe(2)
    expect(said).toBe('')
    expect(complained.trim()).not.toBe('')
    expect(complained).not.toContain('    at ')
  })
})
