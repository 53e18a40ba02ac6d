/** A list that comes whole says of itself what a paged one says: coming, failed, there, asked again. */
import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { expect, test } from 'vitest'
import { wholeRows } from '#app/desk-client/whole-rows'

const rowsOf = ({ staff }: { readonly staff: readonly string[] }) => staff

async function asked(answers: readonly (() => { readonly staff: readonly string[] })[]) {
  const left = [...answers]
  const observer = new QueryObserver(new QueryClient(), {
    queryKey: ['staff'],
    retry: false,
    queryFn: () => {
      const answer = left.shift()
      if (answer === undefined) throw new Error('asked too often')
      return answer()
    },
  })
  const coming = wholeRows(observer.getCurrentResult(), rowsOf)
  for (const _ of answers) await observer.refetch()
  return { coming, after: wholeRows(observer.getCurrentResult(), rowsOf) }
}

const failing = () => {
  throw new Error('the desk is locked')
}

test('nothing is counted before it is there, and then all of it is', async () => {
  const { coming, after } = await asked([() => ({ staff: ['李文静', '沈玉'] })])
  expect(coming).toMatchObject({ loading: true, rows: [], total: undefined, error: null })
  expect(after).toMatchObject({ loading: false, rows: ['李文静', '沈玉'], total: 2, more: false })
})

test('an empty list is not one that is still coming', async () => {
  const { after } = await asked([() => ({ staff: [] })])
  expect(after).toMatchObject({ loading: false, rows: [], total: 0 })
})

test('what could not be read is neither coming nor empty', async () => {
  const { after } = await asked([failing])
  expect(after).toMatchObject({ loading: false, total: undefined, error: new Error('the desk is locked') })
})

test('what was read stays when asking again fails, and the failure is told', async () => {
  const { after } = await asked([() => ({ staff: ['李文静'] }), failing])
  expect(after).toMatchObject({ rows: ['李文静'], total: 1, error: new Error('the desk is locked') })
})
