import { describe, expect, it } from 'vitest'
import { errorsAtPaths } from './errors-at-paths.ts'

describe('problems in the form view', () => {
  it('stand at their questions', () => {
    const problems = [
      { path: '/home/street', text: 'Street?' },
      { path: '/home', text: 'Home?' },
      { path: '/people/0/name', text: 'Name?' },
      { path: '/people/0/name', text: 'Longer?' },
      { path: '', text: 'All?' },
    ]
    expect(errorsAtPaths(problems)).toEqual({
      __errors: ['All?'],
      home: { __errors: ['Home?'], street: { __errors: ['Street?'] } },
      people: { 0: { name: { __errors: ['Name?', 'Longer?'] } } },
    })
  })

  it('are none when there are none', () => {
    expect(errorsAtPaths([])).toEqual({})
  })
})
