/** A desk at which somebody mediates, and what they do all day: cases are taken down, screened and accepted, each with its number. */
import { addStaff } from '#desk/session/staff'
import type { Desk } from '#centre/create-desk'
import { outsider, plainly } from '#features/mediation/intake/walk'
import { auditKeyOfFile, databaseName, fileNamed, filesOfDesk } from '#vault/files'
import { setUpFiles } from '../support/committee'
import { keysOf, openHere, setUpRequest, temporaryFolder, type Keys } from './desk-folder'
import type { DeskClient } from './host-process'
import type { Page } from './page'

const account = 'mediator'
const password = 'a password for cases'

export const mediationFile = fileNamed(filesOfDesk, 'mediation')
export const mediationDatabase = databaseName(mediationFile)

export interface MediationFolder {
  readonly dataDir: string
  /** Of the desk's own file. */
  readonly keys: Keys
  /** Of `mediation.db`. */
  readonly key: Buffer
  readonly auditKey: Buffer
}

export const signInAsMediator = (client: DeskClient) => client.session.signIn({ account, password })

/** Set up by a manager, with one mediator who has begun the sealed file; still open, with the mediator at it. */
export async function openMediationFolder(): Promise<{
  readonly folder: MediationFolder
  readonly desk: Desk
  readonly client: DeskClient
}> {
  const dataDir = temporaryFolder()
  const { desk, client } = openHere(dataDir)
  await client.session.setUp(setUpRequest())
  const { store, keyring, keys: ofManager } = desk.session.requireOpen()
  addStaff(store, { account, name: '金花', roles: ['mediator'] }, Date.now())
  await keyring.put(account, password, ofManager)
  await signInAsMediator(client)
  await setUpFiles(client, password)
  const { keys: all } = desk.session.requireOpen()
  const { mediation } = all
  if (mediation === undefined) throw new Error('a mediator carries the key of their file')
  const auditKey = Buffer.from(auditKeyOfFile(filesOfDesk, mediationFile, all))
  return { folder: { dataDir, keys: keysOf(desk), key: Buffer.from(mediation), auditKey }, desk, client }
}

const clean = {
  corrects: null,
  suspicions: [],
  offence: 'unlikely' as const,
  bars: [],
  vulnerable: [],
  danger: [],
}

/** One case after the other, until the page is over: taken down, with two parties, screened, and accepted. */
export async function accepting(page: Page): Promise<void> {
  while (!page.over) {
    const { id } = await page.write('mediation.cases.open', (desk, sendId) =>
      desk.mediation.cases.open({ sendId, opened: plainly(sendId) }),
    )
    for (const side of [1, 2] as const) {
      await page.write('mediation.parties.add', (desk, sendId) =>
        desk.mediation.parties.add({
          sendId,
          case: id,
          text: outsider(sendId, side === 1 ? 'applicant' : 'respondent', side),
        }),
      )
    }
    await page.write('mediation.screening.screen', (desk, sendId) =>
      desk.mediation.screening.screen({ sendId, case: id, screening: { ...clean, reason: sendId } }),
    )
    const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
    await page.write('mediation.intake.step', (desk, sendId) =>
      desk.mediation.intake.step({ sendId, case: id, move: 'accept', day, reason: sendId }),
    )
  }
}

/** What each of these writes, and no other, leaves in the file. */
export const acceptingTraces: Readonly<Record<string, string>> = {
  'mediation.cases.open': 'SELECT narrative FROM mediation_cases',
  'mediation.parties.add': 'SELECT name FROM mediation_parties',
  'mediation.screening.screen': 'SELECT reason FROM mediation_screenings',
  'mediation.intake.step': "SELECT reason FROM mediation_case_events WHERE kind = 'accept'",
}
