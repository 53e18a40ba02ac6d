/** Fills a new desk with a made-up community of ordinary size. Only ever in a temporary folder of its own. */
import { randomUUID } from 'node:crypto'
import { createRouterClient } from '@orpc/server'
import type { ContractRouterClient } from '@orpc/contract'
import type { Desk } from '#centre/create-desk'
import type { DeskContract } from '#centre/contract'
import { DeskError } from '#ground/contract/errors'
import type { Role } from '#ground/roles/permissions'
import { demonstrationPassword } from '#desk/session/session'
import { givePassword } from '#desk/session/passwords'
import { addStaff } from '#desk/session/staff'
import type { SignedInStaff } from '#desk/session/contract'
import { bringCases } from './cases'
import { mediatorOf, studios } from './cases/mediators'
import { setUpCommittee } from './committee'
import { bringCommunity } from './bring-community'
import { ordinarySize, type CommunitySize } from './people/population'

const accounts: readonly {
  readonly account: string
  readonly name: string
  readonly roles: readonly Role[]
}[] = [
  { account: 'qiantai', name: '沈玉', roles: ['front-desk'] },
  ...studios.map((studio) => mediatorOf[studio]),
  { account: 'shitang', name: '郑春梅', roles: ['canteen'] },
  { account: 'ducha', name: '周敏', roles: ['auditor'] },
]

/** Throws why a desk on made-up data cannot be used, where it cannot: nobody has data of their own in it that could still be looked at. */
export function requireUsable({ session: { position } }: Desk): void {
  if (position.state === 'unusable') throw new DeskError('unavailable', position.code, position.parameters)
  if (position.state !== 'signed-out') throw new Error(`the demonstration is ${position.state}`)
}

/** Sets the desk up with the demonstration accounts and its community, and signs out again. */
export async function furnishDemonstration(desk: Desk, size: CommunitySize = ordinarySize): Promise<void> {
  const client = createRouterClient(desk.router) as ContractRouterClient<DeskContract>
  await client.session.setUp({
    sendId: randomUUID(),
    centre: {
      community: '翰林社区',
      subDistrict: '花山街道',
      committee: '翰林社区人民调解委员会',
      numberPrefix: '翰林',
      address: '翰林路 18 号',
      phone: '5555 0118',
      hours: '周一至周五 8:30–12:00、13:30–17:30',
    },
    manager: { account: 'fuzeren', name: '李文静', password: demonstrationPassword },
  })
  const { store } = desk.session.requireOpen()
  const members = accounts.map((member) => addStaff(store, member, desk.session.clock.now()))
  // Keys are derived on other threads, meanwhile this one makes the community up.
  const passwords = Promise.all(
    members.map(({ account }) => givePassword(desk.session, account, demonstrationPassword)),
  )
  const memberWith = (account: string): SignedInStaff => {
    const found = members.find((member) => member.account === account)
    if (found === undefined) throw new Error(`nobody here is ${account}`)
    return found
  }
  bringCommunity(desk, { frontDesk: memberWith('qiantai'), canteenStaff: memberWith('shitang') }, size)
  desk.session.stayAwake()
  await passwords
  // Only a mediator opens their file; what they did in it in the past year, each did themselves.
  await client.session.signIn({ account: mediatorOf.golden.account, password: demonstrationPassword })
  await setUpCommittee(client)
  bringCases(desk, {
    golden: memberWith(mediatorOf.golden.account),
    lotus: memberWith(mediatorOf.lotus.account),
    sail: memberWith(mediatorOf.sail.account),
  })
  await client.session.signOut({})
}
