/** Walks the acts of holders at a desk with a sealed file, and gives the rows that each of them left in either log. */
import { addStaff } from '#desk/session/staff'
import { newSendId, testPassword } from '../../support/desk'
import { openTwoFiles, proceduresIn, sealedSqlite } from '../two-files/sealed-desk'

type Rows = readonly [name: string, inDesk: readonly string[], inSealed: readonly string[]]

export async function rowsOfHolders(): Promise<readonly Rows[]> {
  const desk = await openTwoFiles()
  const { client } = desk
  const found: Rows[] = []
  const open = () => desk.desk.session.requireOpen()
  const sealedRows = () =>
    desk.desk.session.apart.openStore('sealed') === undefined ? [] : proceduresIn(sealedSqlite(desk.desk))
  const count = async <Result>(name: string, act: () => Promise<Result>): Promise<Result> => {
    const inDesk = proceduresIn(open().store.sqlite).length
    const inSealed = sealedRows().length
    const result = await act()
    found.push([name, proceduresIn(open().store.sqlite).slice(inDesk), sealedRows().slice(inSealed)])
    return result
  }
  try {
    const { store, keyring, keys } = open()
    for (const account of ['first', 'second']) {
      addStaff(store, { account, name: account, roles: ['mediator'] }, desk.clock.now())
      await keyring.put(account, testPassword, keys)
    }
    await client.session.signIn({ account: 'first', password: testPassword })
    const said = () => ({ sendId: newSendId(), file: 'sealed', password: testPassword })
    await count('setUp', () => client.holders.setUp(said()))
    const { recoveryKey } = await count('renewPaper', () => client.holders.renewPaper(said()))
    const typed = { file: 'sealed', recoveryKey }
    await count('confirmPaper', () => client.holders.confirmPaper({ sendId: newSendId(), ...typed }))
    const waiting = (await client.holders.state({})).files[0]?.kept?.waiting[0]
    if (waiting === undefined || waiting.fingerprint === null) throw new Error('nobody waits for the key')
    const { staffId, fingerprint } = waiting
    await count('give', () => client.holders.give({ ...said(), staffId, fingerprint }))
    await count('take', () => client.holders.take({ ...said(), staffId }))
    await count('changeKey', async () => {
      const steps = await client.holders.changeKey({ sendId: newSendId(), file: 'sealed' })
      while ((await steps.next()).done !== true);
    })
    const last = proceduresIn(sealedSqlite(desk.desk)).length
    await client.session.signIn({ account: 'second', password: testPassword })
    const before = proceduresIn(open().store.sqlite).length
    await client.holders.restore({ sendId: newSendId(), ...typed })
    const fresh = proceduresIn(open().store.sqlite).slice(before)
    const inSealed = proceduresIn(sealedSqlite(desk.desk)).slice(last)
    found.push(['restore', fresh, inSealed.filter((row) => row !== 'desk.noteHead')])
    return found
  } finally {
    desk.close()
  }
}
