/** What `npm run audit:verify` says, in both languages. */
import type { AuditFault } from '#vault/log/contract'
import { databaseName, deskFile, filesOfDesk } from '#vault/files'
import { shortMac } from '#vault/log/rules/head'
import type { CheckedFolder } from './verify-folder'

type Both = readonly [chinese: string, english: string]

const database = databaseName(deskFile(filesOfDesk))

const faults: Readonly<Record<AuditFault, Both>> = {
  edited: ['被改过', 'was edited'],
  deleted: ['从这一条起缺了', 'is missing'],
  inserted: ['是后来塞进来的', 'was put in afterwards'],
  reordered: ['不在原来的位置', 'does not stand where it was written'],
  'cut-tail': ['起的尾部被截掉了', 'and all after it were cut off'],
  recomputed: ['已不是当初写下的那一条，此前某处起整条链被重算过', 'is another one: the chain was made anew'],
  'seal-broken': [
    '的封记对不上：写下之后被人重写过',
    'has another seal than it was given: it was written anew',
  ],
}

const reasons: Readonly<Record<string, Both>> = {
  'desk.folder-in-use': [
    '这个文件夹正被另一个程序使用。先关掉邻里前台再核验。',
    'Another program is using this folder. Close Linli Desk first.',
  ],
  'keyring.missing': ['这个文件夹里没有 keyring.json。', 'There is no keyring.json in this folder.'],
  'keyring.damaged': ['keyring.json 已损坏。', 'keyring.json is damaged.'],
  'keyring.slot-damaged': ['keyring.json 里的这一份钥匙已损坏。', 'This key in keyring.json is damaged.'],
  'keyring.device-unknown': [
    '这台电脑（或这个用户）没有这份数据的本机钥匙，密码打不开。账号留空，改用恢复密钥。',
    'This machine (or this user of it) has no key of its own for this desk, so no password opens it. Leave the account empty and use the recovery key.',
  ],
  'store.missing': [`这个文件夹里没有 ${database}。`, `There is no ${database} in this folder.`],
  'store.wrong-key-or-damaged': [
    `${database} 打不开：钥匙不对或文件损坏。`,
    `${database} does not open: another key, or damaged.`,
  ],
  'session.wrong-password': ['账号或密码不对。', 'The account or the password is wrong.'],
  'session.wrong-recovery-key': ['恢复密钥不对。', 'The recovery key is wrong.'],
}

export function reasonInWords(code: string): Both {
  return reasons[code] ?? [`不能核验：${code}`, `Could not be verified: ${code}`]
}

/** What comes is about this file. */
export const fileInWords = (name: string): Both => [
  `${databaseName({ name })} 的留痕：`,
  `The log of ${databaseName({ name })}:`,
]

export const notOpenedInWords = (file: string): Both => [
  `${file} 的留痕没有核验：这个账号没有它的钥匙，或者它打不开。`,
  `The log of ${file} was not verified: this account has no key of it, or it does not open.`,
]

export function verdictInWords({
  verdict,
  rows,
  heads,
  leftBehind,
  row,
  lastMac,
}: CheckedFolder): readonly string[] {
  if (!verdict.ok) {
    const { sequence, fault, vouched, source } = verdict
    const [chinese, english] = faults[fault]
    const where = row === null ? '' : ` (${new Date(row.at).toISOString()} ${row.procedure})`
    return [
      `留痕有问题：第 ${sequence} 条${where}${chinese}。`,
      `The log is not sound: row ${sequence}${where} ${english}.`,
      ...(source === null ? [] : [`依据 Told by: ${source}`]),
      ...(vouched === 0
        ? []
        : [`到第 ${vouched} 条有外部凭据证明完好。 Sound up to row ${vouched}, by a head from outside.`]),
    ]
  }
  const unvouched = rows - verdict.vouched
  return [
    `留痕完好：共 ${rows} 条，对照了 ${heads.length} 个外部凭据。`,
    `The log is sound: ${rows} rows, held against ${heads.length} heads from outside.`,
    ...(unvouched === 0
      ? []
      : [
          `第 ${verdict.vouched + 1} 条起没有外部凭据：尾部是否被截掉、整条链是否被人用钥匙重算，只有打印的值班日志或备份能说明。`,
          `From row ${verdict.vouched + 1} on there is no head from outside: whether the end was cut off, or the chain made anew by someone with the key, only a printed day sheet or a backup can tell.`,
        ]),
    ...(leftBehind === 0
      ? []
      : [
          `从备份恢复过：恢复前 ${leftBehind} 份备份的凭据属于换下来的旧数据，没有用。`,
          `A backup was restored: ${leftBehind} heads of before it belong to the data that was put aside.`,
        ]),
    `现在的末条 The end now: ${rows} · ${shortMac(lastMac)}`,
  ]
}
