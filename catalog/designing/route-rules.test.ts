import { describe, expect, it } from 'vitest'
import { routeSubmission } from '../route-submission.ts'
import { flatOutline, outline } from './outline.ts'
import { routable, withCondition, withRule } from './route-rules.ts'
import { dogForm } from './test/dog-form.ts'

const items = routable(flatOutline(outline(dogForm())))
const [breed, neutered] = items as [(typeof items)[number], (typeof items)[number]]
const routing = withRule([{ office: 'front-desk' }], 'kennels', breed)

describe('rules of routing', () => {
  it('look at answers out of closed lists, in sections too', () => {
    expect(items.map(({ name }) => name)).toEqual(['breed', 'neutered'])
  })

  it('stand before the office that takes every other case', () => {
    expect(routeSubmission({ routing }, { theDog: { breed: 'terrier' } })).toBe('kennels')
    expect(routeSubmission({ routing }, { theDog: { breed: 'poodle' } })).toBe('front-desk')
  })

  it('can look at several answers, at another one, and end with their last condition', () => {
    const both = withCondition(routing, 0, { to: neutered, value: false })
    expect(both[0]?.when).toEqual({ '/theDog/breed': 'terrier', '/neutered': false })
    const other = withCondition(both, 0, { from: '/theDog/breed', to: breed, value: 'poodle' })
    expect(routeSubmission({ routing: other }, { theDog: { breed: 'poodle' }, neutered: false })).toBe('kennels')
    const one = withCondition(other, 0, { from: '/neutered' })
    expect(withCondition(one, 0, { from: '/theDog/breed' })).toEqual([{ office: 'front-desk' }])
  })
})
