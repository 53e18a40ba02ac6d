/** Of two records of one person, which state is taken before anybody chooses. */
import { expect, it } from 'vitest'
import { toldLast, type Life } from '#features/residents/duplicates/rules'

const life = (status: Life['status'], statusSince: string | null): Life => ({ status, statusSince })

it('a state is taken for the last by its day: who came back lives here, who left since has moved away', () => {
  const moved = life('moved-out', '2024-03-01')
  expect(toldLast(life('living', '2026-05-01'), moved)).toBe('one')
  expect(toldLast(life('living', '2020-05-01'), moved)).toBe('other')
})

it('where the days do not say, nothing is taken', () => {
  const moved = life('moved-out', '2024-03-01')
  expect(toldLast(life('living', null), moved)).toBeNull()
  expect(toldLast(life('living', '2026-05-01'), life('moved-out', null))).toBeNull()
  expect(toldLast(life('living', '2024-03-01'), moved)).toBeNull()
})

it('nobody comes back from having died, whatever the days say', () => {
  const died = life('deceased', null)
  expect(toldLast(life('living', '2026-05-01'), died)).toBe('other')
  expect(toldLast(died, life('moved-out', '2026-05-01'))).toBe('one')
})
