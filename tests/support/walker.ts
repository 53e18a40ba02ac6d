/** Somebody who goes a feature's walk at a test desk. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import type { LongWork, Sayings, Walker } from '#desk/walk'
import { pictureSaying } from './pictures'
import { newSendId, testPassword, type DeskClient, type TestDesk } from './desk'

/** What is said in a walk where nothing is looked for afterwards. */
export const plainly: Sayings = { text: '问过社保', name: '赵一', phone: '13912340000' }

/** Whoever is new in the register, with nothing known but a name. */
export const newcomer = (name: string) => ({
  name,
  sex: null,
  idKind: null,
  idNumber: '',
  birth: null,
  registration: null,
  registrationPlace: '',
  address: { estate: '', building: '', unit: '', room: '', grid: '' },
  phones: [],
  contacts: [],
  remark: '',
})

export async function workbookOf(rows: readonly (readonly string[])[]): Promise<Blob> {
  const workbook = new ExcelJS.Workbook()
  const sheet = workbook.addWorksheet('名册')
  for (const row of rows) sheet.addRow([...row])
  return new Blob([new Uint8Array(await workbook.xlsx.writeBuffer())])
}

/** Runs long work to its end. */
export async function toItsEnd<Result>(work: LongWork<Result>): Promise<Result> {
  const steps = await work
  for (;;) {
    const step = await steps.next()
    if (step.done === true) return step.value
  }
}

const minuteLength = 60_000

/** What a test puts in another's place: a client that is watched, long work whose rows are counted. */
export type InPlace = Partial<Pick<Walker<DeskClient>, 'client' | 'finish' | 'say'>>

export function walkerAt(desk: TestDesk, inPlace: InPlace = {}): Walker<DeskClient> {
  const say = inPlace.say ?? plainly
  return {
    client: desk.client,
    finish: toItsEnd,
    managerId: desk.managerId,
    password: testPassword,
    sendId: newSendId,
    pass: (minutes) => desk.clock.setDate(desk.clock.now() + minutes * minuteLength),
    resident: () =>
      desk.client.residents.register({
        sendId: newSendId(),
        person: newcomer(say.name),
        relation: '',
        tags: [],
        consent: null,
      }),
    async as(role, work) {
      await desk.signIn(role)
      await work()
      await desk.signIn('manager')
    },
    folder: () => mkdtempSync(join(tmpdir(), 'linli-stick-')),
    picture: pictureSaying,
    workbook: workbookOf,
    ...inPlace,
    say,
  }
}
