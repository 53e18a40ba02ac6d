/** The secret of the seals on a paper for an envelope: whoever opens it later can check the log without the auditor of today. */
import { DeskError } from '#ground/contract/errors'
import { paperOf, readPaper } from '#vault/log/rules/paper'
import { isOfSecret } from '#vault/log/rules/seals'
import { sealRuns } from '#vault/log/seals'
import { writeOnRecord } from '#desk/session/calls'
import { centre } from '#desk/session/contract'
import { sealSecretOf } from '#desk/session/log-sealing'
import type { Session } from '#desk/session/session'
import { readSetting } from '#desk/session/settings'
import type { SealedPaper } from '../contract'

export function sealedPaper(session: Session, input: object, sendId: string): SealedPaper {
  const { keys } = session.requireOpen()
  const secret = sealSecretOf(keys)
  if (secret === null) throw new DeskError('unavailable', 'audit.no-seals')
  // The answer to a repeated send is kept in the file, and the secret must not be.
  const said = writeOnRecord(session, 'audit.sealedPaper', { sendId, ...input }, (call) => {
    const { community, subDistrict } = centre.parse(readSetting(call, 'centre'))
    const first = sealRuns(call).find((run) => isOfSecret(secret, run))
    call.record({ subject: 'audit:paper' })
    return {
      community,
      subDistrict,
      printedAt: call.now,
      printedBy: call.staff.name,
      from: first?.begins ?? 0,
    }
  })
  return { ...said, groups: paperOf(secret).split('-') }
}

/** The secrets of what was typed from a paper. Throws `invalid` `audit.not-a-paper`. */
export function secretsTyped(typed: string | undefined): readonly Buffer[] {
  if (typed === undefined || typed.trim() === '') return []
  const secret = readPaper(typed)
  if (secret === null) throw new DeskError('invalid', 'audit.not-a-paper')
  return [secret]
}
