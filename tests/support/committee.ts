/** The deeds of holders, for tests whose matter is something else: the committee's set-up, a key given to a colleague. */
import { mediators } from '#ground/roles/permissions'
import { newSendId, testPassword, type DeskClient } from './desk-client'

/** Whoever is signed in and may hold the key of a file that has never been sets it up; gives the second papers, by file. */
export async function setUpFiles(
  { holders }: Pick<DeskClient, 'holders'>,
  password: string = testPassword,
): Promise<Readonly<Record<string, string>>> {
  const papers: Record<string, string> = {}
  for (const { file, standing } of (await holders.state({})).files) {
    if (standing !== 'not-set-up') continue
    const { recoveryKey } = await holders.setUp({ sendId: newSendId(), file, password })
    papers[file] = recoveryKey
  }
  return papers
}

/** Whoever is signed in holds the key and gives it to a colleague. Throws where nobody of this name waits for it. */
export async function giveKeyTo(
  { holders }: Pick<DeskClient, 'holders'>,
  name: string,
  password: string = testPassword,
): Promise<void> {
  for (const { file, kept } of (await holders.state({})).files) {
    const waiting = kept?.waiting.find((one) => one.name === name)
    if (waiting === undefined || waiting.fingerprint === null)
      throw new Error(`${name} does not wait for the key of ${file}`)
    const { staffId, fingerprint } = waiting
    await holders.give({ sendId: newSendId(), file, staffId, fingerprint, password })
  }
}

/**
 * Brings whoever has just signed in to the keys of their role: they set up what has never been, and are given what a colleague holds,
 * who sits down for it and goes again. Accounts are called by their roles.
 */
export async function bringKey(
  client: Pick<DeskClient, 'holders'>,
  own: { readonly account: string; readonly name: string },
  come: (account: string) => Promise<unknown>,
): Promise<void> {
  await setUpFiles(client)
  const lacking = (await client.holders.state({})).files.find(({ standing }) => standing === 'no-key')
  const giver = mediators.find((account) => lacking?.givers.includes(account) === true)
  if (giver === undefined) return
  await come(giver)
  await giveKeyTo(client, own.name)
  await come(own.account)
}
