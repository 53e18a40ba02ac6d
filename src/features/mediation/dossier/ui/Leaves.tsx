/** The leaves of the file in the order in which they are bound. */
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { toldBy } from '#app/i18n/index'
import { useWrite } from '#app/desk-client/index'
import { Day, ErrorLine, KeyButton } from '#app/parts/index'
import { paperPath } from '../../papers/ui/address'
import { saying } from '../../papers/ui/said'
import { desk } from '../../ui/client'
import type { LeafShown } from '../contract'

interface LeavesProps {
  readonly caseId: number
  readonly leaves: readonly LeafShown[]
  /** Whether it can still be changed. */
  readonly open: boolean
}

export function Leaves({ caseId, leaves, open }: LeavesProps) {
  const { t } = useTranslation('mediation')
  const takeOut = useWrite(desk.mediation.dossier.takeOut)
  const [error, setError] = useState<unknown>()
  return (
    <>
      <h3 className="mediation-leaves-head">{t('dossier.leaves')}</h3>
      <ErrorLine error={error} />
      <ol className="mediation-leaves">
        {leaves.map((leaf) => (
          <li key={leaf.key}>
            {leaf.paper === null ? (
              <span>
                {t('dossier.leafOf', {
                  kind: toldBy('mediation', `dossier.kinds.${leaf.kind}`),
                  title: leaf.of,
                })}
              </span>
            ) : (
              <Link to={paperPath(caseId, leaf.paper)}>{saying().title(leaf.paper.paper, leaf.of)}</Link>
            )}
            <span className="soft small mediation-leaf-day">
              {leaf.day !== null && <Day day={leaf.day} />}
              {leaf.pages !== null && <span>{t('dossier.leafPages', { count: leaf.pages })}</span>}
              {open && leaf.brought !== null && (
                <KeyButton
                  size="small"
                  onPress={() => {
                    setError(undefined)
                    takeOut.write({ id: caseId, leaf: leaf.brought ?? 0 }).catch(setError)
                  }}
                >
                  {t('dossier.takeOut')}
                </KeyButton>
              )}
            </span>
          </li>
        ))}
      </ol>
    </>
  )
}
