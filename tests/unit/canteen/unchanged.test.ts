/** What was read in pieces is read anew where somebody wrote meanwhile, and is worth nothing after a write. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { readCall } from '#desk/session/calls'
import { atOnce, type Pieces } from '#work/pieces'
import { stillHolds, unchangedMeanwhile } from '#features/canteen/service/unchanged'
import { openTestDesk, type TestDesk } from '../../support/desk'
import { register } from '../residents/people'

let desk: TestDesk
let times: number
beforeEach(async () => {
  desk = await openTestDesk()
  times = 0
})
afterEach(() => desk.close())

const somebodyWrites = () => register(desk.client, { name: '王一' })

function* reading(): Pieces<number> {
  yield
  times += 1
  return times
}

it('holds as long as nobody writes, and no longer', async () => {
  const call = readCall(desk.desk.session)
  const known = atOnce(unchangedMeanwhile(call, reading))
  expect(stillHolds(call, known)).toBe(1)
  await somebodyWrites()
  expect(stillHolds(call, known)).toBeNull()
})

it('is read anew after a write in the middle of it', async () => {
  const call = readCall(desk.desk.session)
  const pieces = unchangedMeanwhile(call, reading)
  pieces.next()
  await somebodyWrites()
  expect(stillHolds(call, atOnce(pieces))).toBe(2)
})

it('is given up where somebody writes each time', async () => {
  const call = readCall(desk.desk.session)
  const pieces = unchangedMeanwhile(call, reading)
  let step = pieces.next()
  while (step.done !== true) {
    await somebodyWrites()
    step = pieces.next()
  }
  expect(step.value).toBeNull()
  expect(times).toBe(3)
})
