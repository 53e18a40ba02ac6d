/** Every screen is walked: what has a route has an address in its feature's walk, so that the browser tests look at it. */
import { describe, expect, it } from 'vitest'
import { routesInSources, screens } from '../../support/screens'

describe('the screens that the browser tests walk', () => {
  it('are those that the sources route to, each once', () => {
    const routes = routesInSources().map(({ pattern }) => pattern)
    expect(routes.length).toBeGreaterThan(40)
    expect(Object.keys(screens).toSorted()).toEqual(routes.toSorted())
  })

  it('have some on which most of a day is spent', () => {
    expect(Object.values(screens).filter(({ main }) => main === true).length).toBeGreaterThan(10)
  })
})
