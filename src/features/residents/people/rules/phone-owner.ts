/** Whose a phone is, in the words that this program writes beside one: 13800000001（子女 张三）. */
import { phoneOwners, type PhoneOwner } from '../contract/words'

const ownerWords: Readonly<Record<Exclude<PhoneOwner, 'self'>, string>> = {
  spouse: '配偶',
  child: '子女',
  parent: '父母',
  guardian: '监护人',
  relative: '亲属',
  neighbour: '邻居',
  other: '其他人',
}

export interface ShownOwner {
  readonly owner: PhoneOwner
  readonly ownerName: string
}

/** The number with whose it is, as a register has it in one cell. */
export const phoneCell = (number: string, { owner, ownerName }: ShownOwner): string =>
  owner === 'self'
    ? number
    : `${number}（${[ownerWords[owner], ownerName].filter((part) => part !== '').join(' ')}）`

/** Whose it is, where the words beside it are these and nothing else; null for all others, which stay with the remark. */
export function ownerBeside(typed: string): ShownOwner | null {
  const [, word = '', ownerName = ''] = /[（(](\S+?)(?: ([^）)]+))?[）)]\s*$/.exec(typed) ?? []
  const found = phoneOwners.find((owner) => owner !== 'self' && ownerWords[owner] === word)
  return found === undefined ? null : { owner: found, ownerName: ownerName.trim() }
}
