/**
 * The same kills of a desk of two files: writes go to both at once, each to its own, and a kill finds either of them wherever
 * it is. What one of them has answered is in that one, once.
 */
import { openHere, keysOf, lookInto, lookIntoFile, setUpRequest, temporaryFolder } from './desk-folder'
import type { DeskToKill } from './kill'
import type { Page } from './page'
import { faultsOf, tally } from './soundness'
import { traces } from './working-day'
import { setUpFiles } from '../support/committee'
import { auditKeyOfFile, fileNamed } from '#vault/files'
import { addStaff } from '#desk/session/staff'
import type { DeskClient } from './host-process'
import { sealed, sealedDatabase, type SealedClient } from '../support/sealed-feature'
import { sealedMigrations, twoFiles } from '../support/sealed-file'

const account = 'mediator'
const password = 'a password for two files'

const ofDesk = { traces: { 'visits.register': traces['visits.register'] ?? '' }, places: {} }
const ofSealed = { traces: { 'sealed.note': 'SELECT text FROM secrets' }, places: {} }

const sealedOf = (desk: DeskClient): SealedClient['sealed'] => {
  const client: unknown = desk
  // The host serves the throw-away feature beside the contract.
  return (client as SealedClient).sealed
}

async function work(page: Page, lane: number): Promise<void> {
  while (!page.over) {
    await page.write('visits.register', (desk, sendId) =>
      desk.visits.register({ sendId, matter: sendId, then: { kind: 'wait' } }),
    )
    for (let more = 0; more <= lane % 3; more += 1) {
      await page.write('sealed.note', (desk, sendId) =>
        sealedOf(desk).note({ sendId, text: sendId, resident: null }),
      )
    }
  }
}

/** Someone who works in both files; the second is set up when they first sign in. */
export async function deskOfTwoFiles(): Promise<DeskToKill> {
  const dataDir = temporaryFolder()
  const files = twoFiles()
  const { desk, client } = openHere(dataDir, { files, featuresBeside: { sealed } })
  await client.session.setUp(setUpRequest())
  const { store, keyring, keys: ofManager } = desk.session.requireOpen()
  addStaff(store, { account, name: '钱慧', roles: ['front-desk', 'mediator'] }, Date.now())
  await keyring.put(account, password, ofManager)
  await client.session.signIn({ account, password })
  await setUpFiles(client, password)
  const keys = keysOf(desk)
  const { keys: all } = desk.session.requireOpen()
  const { mediation } = all
  if (mediation === undefined) throw new Error('a mediator carries the key of their file')
  const own = Buffer.from(mediation)
  const auditKey = auditKeyOfFile(files, fileNamed(files, 'sealed'), all)
  desk.close()
  return {
    async open(host) {
      await host.open(dataDir, { sealed: sealedMigrations() })
      await host.client.session.signIn({ account, password })
    },
    work,
    inspect({ acknowledged, underWay }) {
      const of = (kind: string) => ({
        acknowledged: acknowledged.filter((write) => write.kind === kind),
        underWay: [...underWay.values()].filter((write) => write.kind === kind),
      })
      const visits = of('visits.register')
      const notes = of('sealed.note')
      const inDesk = lookInto(dataDir, keys, (sqlite) => ({
        ...tally(sqlite, visits.acknowledged, visits.underWay, ofDesk),
        faults: faultsOf(sqlite, keys.audit),
      }))
      const inSealed = lookIntoFile(dataDir, sealedDatabase, own, (sqlite) => ({
        ...tally(sqlite, notes.acknowledged, notes.underWay, ofSealed),
        faults: faultsOf(sqlite, auditKey),
      }))
      return {
        lost: [...inDesk.lost, ...inSealed.lost],
        doubled: [...inDesk.doubled, ...inSealed.doubled],
        faults: [...inDesk.faults, ...inSealed.faults.map((fault) => `sealed: ${fault}`)],
      }
    },
  }
}
