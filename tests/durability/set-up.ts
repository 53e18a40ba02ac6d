/** Setting a desk up, killed midway: the folder is new, or a whole desk that opens with the password. */
import { openHere, password, account, setUpRequest, temporaryFolder } from './desk-folder'
import type { Interrupted } from './interrupted'
import { codeOf } from './refusals'
import { faultsOf } from './soundness'

export const setUp: Interrupted<string> = {
  name: 'set-up',
  prepare: () => Promise.resolve(temporaryFolder()),
  async happen(host, dataDir) {
    await host.open(dataDir)
    await host.client.session.setUp(setUpRequest())
  },
  async inspect(dataDir) {
    const { desk, client } = openHere(dataDir)
    try {
      const { state } = await client.session.state({})
      if (state === 'new') await client.session.setUp(setUpRequest())
      else if (state === 'signed-out') await client.session.signIn({ account, password })
      else return `the desk is ${state}`
      const { store } = desk.session.requireOpen()
      const faults = faultsOf(store.sqlite, store.auditKey)
      if (faults.length > 0) return faults.join('; ')
      const { items } = await client.serviceRequests.items.list({ withdrawn: false })
      return items.length > 0 ? null : 'the desk has no service items'
    } catch (error) {
      return codeOf(error)
    } finally {
      desk.close()
    }
  },
}
