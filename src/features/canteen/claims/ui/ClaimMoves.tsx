/** What can be done with a claim now, and what stands against it. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { errorMessage, useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { KeyButton, ReasonDialog } from '#app/parts/index'
import { useMay } from '#app/session/session'
import type { ClaimMove } from '../../contract/words'
import { whyNotSettled } from '../../rules/claim-summary'
import { desk } from '../../ui/client'
import type { ClaimDetails } from '../contract'

/** Moves by which something goes out or comes in under the centre's seal. */
const underSeal: readonly ClaimMove[] = ['submit', 'return', 'pay', 'unsettle']

type Asking = 'reopen' | 'return' | 'pay' | 'unsettle'

export function ClaimMoves({ claim }: { readonly claim: ClaimDetails }) {
  const { t } = useTranslation('canteen')
  const navigate = useNavigate()
  const { claims } = desk.canteen
  const check = useWrite(claims.check)
  const submit = useWrite(claims.submit)
  const reopen = useWrite(claims.reopen)
  const sendBack = useWrite(claims.sendBack)
  const settle = useWrite(claims.settle)
  const unsettle = useWrite(claims.unsettle)
  const drop = useWrite(claims.drop)
  const maySend = useMay('canteen.submit')
  const [asking, setAsking] = useState<Asking>()
  const { id } = claim
  const done = (move: ClaimMove) => notify(t(`claimDone.${move}`))
  const tell = (error: unknown) => notify(errorMessage(error).message, 'warning')

  const press = (move: ClaimMove) => {
    switch (move) {
      case 'check':
        void check.write({ id }).then(() => done('check'), tell)
        return
      case 'submit':
        void submit.write({ id }).then(() => done('submit'), tell)
        return
      case 'reopen':
      case 'return':
      case 'pay':
      case 'unsettle':
        setAsking(move)
    }
  }
  const answer = (move: Asking, words: string) => {
    const writes = { reopen, return: sendBack, pay: settle, unsettle }
    return writes[move].write({ id, reason: words }).then(() => {
      done(move)
      setAsking(undefined)
    })
  }
  const refusedBecause = (move: ClaimMove): string | undefined => {
    if (underSeal.includes(move) && !maySend) return t('claims.managerOnly')
    if (move === 'check' && !claim.isOver) return t('claims.runs')
    if ((move === 'check' || move === 'submit') && claim.broken.length > 0) return t('claims.brokenFirst')
    if (move === 'submit' && (claim.differenceCount > 0 || claim.sumsDiffer)) return t('claims.differsFirst')
    return undefined
  }
  const primary: readonly ClaimMove[] = ['check', 'submit', 'pay']
  const unexplained = whyNotSettled(claim.funders, true, '') === 'rest-unexplained'
  return (
    <>
      {claim.canDrop && (
        <KeyButton
          onPress={() => void drop.write({ id }).then(() => void navigate('/canteen/claims'), tell)}
          pending={drop.pending}
        >
          {t('claims.drop')}
        </KeyButton>
      )}
      {claim.moves
        .toSorted((left, right) => Number(primary.includes(left)) - Number(primary.includes(right)))
        .map((move) => (
          <KeyButton
            key={move}
            primary={primary.includes(move)}
            {...(primary.includes(move) ? { keys: 'F2' } : {})}
            pending={check.pending || submit.pending}
            refusedBecause={refusedBecause(move)}
            onPress={() => press(move)}
          >
            {t(`claimMoves.${move}`)}
          </KeyButton>
        ))}
      {asking !== undefined && (
        <ReasonDialog
          title={t(`claimMoves.${asking}`)}
          // What is still open of any funder has to be explained; a claim that is paid to the fen asks nothing.
          {...(asking === 'pay' && !unexplained ? { free: false } : {})}
          action={t(`claimMoves.${asking}`)}
          onCancel={() => setAsking(undefined)}
          onReason={({ words }) => answer(asking, words)}
        >
          {t(`claimAbout.${asking}`)}
        </ReasonDialog>
      )}
    </>
  )
}
