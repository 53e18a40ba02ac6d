/** A desk with a head mediator and a mediator, and a case as it is taken down. */
import { newSendId, openTestDesk, type TestDesk } from '../../../support/desk'
import { refusalOf } from '../../service-requests/desk'

export { newSendId, refusalOf }

export const openWatchDesk = (): Promise<TestDesk> => openTestDesk()

/** Takes a quarrel down as whoever is signed in. */
export const openCase = async ({ client }: TestDesk, narrative: string, kind = '邻里'): Promise<number> => {
  const { id } = await client.mediation.cases.open({
    sendId: newSendId(),
    opened: {
      source: 'own-motion',
      referrer: null,
      courtReferral: null,
      letter: '',
      replyDue: null,
      papersSignedForOn: null,
      acceptedOnlineOn: null,
      kind,
      difficulty: 'ordinary',
      people: 2,
      moneyFen: 0,
      narrative,
      visitId: null,
    },
  })
  return id
}

/** Rows that other slices write, straight into the sealed file. */
export function insert(
  { desk }: TestDesk,
  table: string,
  row: Readonly<Record<string, string | number | null>>,
): number {
  const names = Object.keys(row)
  const text = `INSERT INTO ${table} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`
  const { lastInsertRowid } = desk.session
    .storeOf('mediation')
    .statement(text)
    .run(...Object.values(row))
  return Number(lastInsertRowid)
}

export const run = (
  { desk }: TestDesk,
  text: string,
  ...values: readonly (string | number | null)[]
): void => {
  desk.session
    .storeOf('mediation')
    .statement(text)
    .run(...values)
}
