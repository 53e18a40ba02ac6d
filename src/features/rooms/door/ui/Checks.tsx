/** Lists before and after: what was looked at, what was not in order; gone through by keys alone. */
import { Checkbox, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { KeyLayer, useKeys } from '#app/keys.tsx'
import { notify } from '#app/notices'
import { Dialog, ErrorLine, KeyButton, Status, When } from '#app/parts/index'
import { useMay } from '#app/session/session'
import type { CheckMoment } from '../../contract'
import { desk } from '../../ui/client'
import type { Checklist } from '../contract'
import type { CheckAnswer } from '../rules/checks'
import type { AtDoor } from './at-door'

const keysOfMoment: Readonly<Record<CheckMoment, string>> = { before: 'F6', after: 'F7' }

export function Checks({ at }: { readonly at: AtDoor }) {
  const { t } = useTranslation('rooms')
  const mayBook = useMay('rooms.book')
  const [filling, setFilling] = useState<Checklist>()
  const lists = at.checks.filter(({ standing }) => standing !== 'none')
  if (lists.length === 0) return null
  return (
    <section className="rooms-door-checks">
      <h3>{t('atDoor.checks')}</h3>
      {lists.map((list) => (
        <div key={list.moment}>
          <p className="rooms-door-line">
            <span>{t(`atDoor.moments.${list.moment}`)}</span>
            <Status tone={list.standing === 'fine' ? 'done' : list.standing === 'faults' ? 'late' : 'soon'}>
              {t(`atDoor.standings.${list.standing}`)}
            </Status>
            {list.filled !== null && (
              <span className="soft">
                <When at={list.filled.at} /> {list.filled.by}
              </span>
            )}
            {mayBook && list.items.length > 0 && (
              <KeyButton size="small" keys={keysOfMoment[list.moment]} onPress={() => setFilling(list)}>
                {t(list.filled === null ? 'atDoor.look' : 'atDoor.lookAgain')}
              </KeyButton>
            )}
          </p>
          {list.filled?.answers
            .filter(({ fine }) => !fine)
            .map(({ item, note }) => (
              <p key={item} className="rooms-door-fault">
                {t('atDoor.fault', { item, note })}
              </p>
            ))}
        </div>
      ))}
      {filling !== undefined && (
        <KeyLayer>
          <Filling booking={at.booking.id} list={filling} onClose={() => setFilling(undefined)} />
        </KeyLayer>
      )}
    </section>
  )
}

interface FillingProps {
  readonly booking: number
  readonly list: Checklist
  readonly onClose: () => void
}

function Filling({ booking, list: { moment, items }, onClose }: FillingProps) {
  const { t } = useTranslation('rooms')
  const fill = useWrite(desk.rooms.door.fill)
  const [answers, setAnswers] = useState<readonly CheckAnswer[]>(
    items.map((item) => ({ item, fine: false, note: '' })),
  )
  const set = (item: string, change: Partial<CheckAnswer>) =>
    setAnswers(answers.map((answer) => (answer.item === item ? { ...answer, ...change } : answer)))
  const missing = answers.some(({ fine, note }) => !fine && note.trim() === '')
  const keep = () => {
    if (missing || fill.pending) return
    fill.write({ id: booking, moment, answers: [...answers] }).then(
      () => {
        notify(t('atDoor.looked', { what: t(`atDoor.moments.${moment}`) }))
        onClose()
      },
      // Shown in the dialog.
      () => undefined,
    )
  }
  const allFine = () => setAnswers(items.map((item) => ({ item, fine: true, note: '' })))
  useKeys({ Escape: onClose })
  return (
    <Dialog
      title={t(`atDoor.moments.${moment}`)}
      onCancel={onClose}
      footer={
        <>
          <KeyButton keys="F8" onPress={allFine}>
            {t('atDoor.allFine')}
          </KeyButton>
          <KeyButton
            primary
            keys="Ctrl+Enter"
            pending={fill.pending}
            refusedBecause={missing ? t('atDoor.tickOrSay') : undefined}
            onPress={keep}
          >
            {t('atDoor.keep')}
          </KeyButton>
        </>
      }
    >
      <ul className="rooms-door-items">
        {answers.map(({ item, fine, note }, place) => (
          <li key={item}>
            <Checkbox
              autoFocus={place === 0}
              checked={fine}
              onChange={(event) => set(item, { fine: event.target.checked })}
            >
              {t('atDoor.isFine', { item })}
            </Checkbox>
            {!fine && (
              <Input
                aria-label={t('atDoor.whatIsWrong', { item })}
                placeholder={t('atDoor.whatIsWrongHint')}
                maxLength={200}
                value={note}
                onChange={(event) => set(item, { note: event.target.value })}
              />
            )}
          </li>
        ))}
      </ul>
      <ErrorLine error={fill.error} />
    </Dialog>
  )
}
