/** Lists that grow beyond what somebody thought of still open, and a list that is full says so where one more is added. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { mostRoutes } from '#features/canteen/delivery/contract'
import { newSendId, openTestDesk, type TestDesk } from '../../support/desk'
import { refusalOf } from './ordering'

let desk: TestDesk
beforeEach(async () => {
  desk = await openTestDesk()
})
afterEach(() => desk.close())

const round = (name: string, id: number | null = null) =>
  desk.client.canteen.delivery.keepRoute({
    ...{ sendId: newSendId(), id, name, carrier: '小李' },
    stops: [],
  })
const sql = (text: string, ...parameters: unknown[]) =>
  desk.desk.session
    .requireOpen()
    .store.sqlite.prepare(text)
    .run(...parameters)

it('a round too many is refused in words, those that are there are shown and can be used anew', async () => {
  for (let at = 0; at < mostRoutes; at += 1) await round(`第${at}线`)
  expect(await refusalOf(round('多一线'))).toBe('canteen.too-many-routes')
  // A desk of before may have more.
  sql("INSERT INTO canteen_routes (name, carrier) VALUES ('从前的线', '小王')")
  const { routes } = await desk.client.canteen.delivery.routes({})
  expect(routes.length).toBe(mostRoutes + 1)
  expect((await desk.client.canteen.delivery.run({ day: null, meal: null })).routes.length).toBe(
    mostRoutes + 1,
  )
  await round('新线', routes[0]?.id ?? null)
})

it('thousands of sets and dishes are one list', async () => {
  sql(
    `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 2500)
     INSERT INTO canteen_offers (name, dishes, kind) SELECT '套餐' || i, '[]', '' FROM n`,
  )
  const { id } = await desk.client.canteen.menu.keepOffer({
    ...{ sendId: newSendId(), id: null, name: '一荤两素', dishes: [], fen: 1350, from: '2026-01-01' },
  })
  const { offers } = await desk.client.canteen.menu.list({})
  expect(offers.length).toBe(2501)
  expect(offers.find((offer) => offer.id === id)?.fen).toBe(1350)
})
