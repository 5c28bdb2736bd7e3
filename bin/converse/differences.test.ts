import { expect, it } from 'vitest'
import { differences } from './differences.ts'

it.each([
  ['nothing where the data are equal', { a: [1, { b: null }] }, { a: [1, { b: null }] }, []],
  ['a value that differs, by its place', { a: { b: 1 } }, { a: { b: 2 } }, [{ pointer: '/a/b', wanted: 1, came: 2 }]],
  ['what is missing', { a: 1, b: 2 }, { a: 1 }, [{ pointer: '/b', wanted: 2 }]],
  ['what came unasked', { a: [1] }, { a: [1, 2] }, [{ pointer: '/a/1', came: 2 }]],
  ['an object in place of a list', { a: [] }, { a: {} }, [{ pointer: '/a', wanted: [], came: {} }]],
  ['names with the signs of a pointer', { 'a/b~c': 1 }, {}, [{ pointer: '/a~1b~0c', wanted: 1 }]],
  ['the whole', 1, 2, [{ pointer: '/', wanted: 1, came: 2 }]],
])('tells %s', (_, wanted, came, expected) => {
  expect(differences(wanted, came)).toEqual(expected)
})
