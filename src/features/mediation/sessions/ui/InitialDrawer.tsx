/** 逐页签字: how many pages the record came to, and who initialled which. */
import { Checkbox, InputNumber } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { DetailDrawer, ErrorLine, KeyButton } from '#app/parts/index'
import { desk } from '../../ui/client'
import { mostPages, type SessionShown } from '../contract'

export function InitialDrawer({
  session,
  onClose,
}: {
  readonly session: SessionShown
  readonly onClose: () => void
}) {
  const { t } = useTranslation('mediation')
  const initial = useWrite(desk.mediation.sessions.initial)
  const [pages, setPages] = useState(session.pages ?? 1)
  const [signed, setSigned] = useState<ReadonlySet<string>>(
    () => new Set(session.initialled.map(({ party, page }) => placeOf(party, page))),
  )
  const numbers = Array.from({ length: pages }, (_, at) => at + 1)
  const initialled = session.present.flatMap(({ party }) =>
    numbers.filter((page) => signed.has(placeOf(party, page))).map((page) => ({ party, page })),
  )
  const put = (party: number, of: readonly number[], isSigned: boolean) => {
    const next = new Set(signed)
    for (const page of of) {
      if (isSigned) next.add(placeOf(party, page))
      else next.delete(placeOf(party, page))
    }
    setSigned(next)
  }
  const save = () =>
    initial.write({ session: session.id, pages, initialled }).then(
      () => {
        notify(t('sessions.initialsKept'))
        onClose()
      },
      () => undefined,
    )
  return (
    <DetailDrawer
      title={t('sessions.initial')}
      onClose={onClose}
      footer={
        <KeyButton primary keys="Ctrl+Enter" pending={initial.pending} onPress={() => void save()}>
          {t('sessions.keep')}
        </KeyButton>
      }
    >
      <div className="stack">
        <p className="small soft">{t('sessions.initialWhat')}</p>
        <label>
          {t('sessions.pages')}{' '}
          <InputNumber
            min={1}
            max={mostPages}
            value={pages}
            autoFocus
            onChange={(count) => setPages(count ?? 1)}
          />
        </label>
        {session.present.map(({ party, name }) => (
          <fieldset key={party} className="mediation-pages">
            <legend>{name}</legend>
            <Checkbox
              checked={numbers.every((page) => signed.has(placeOf(party, page)))}
              onChange={(event) => put(party, numbers, event.target.checked)}
            >
              {t('sessions.everyPage')}
            </Checkbox>
            {pages > 1 &&
              numbers.map((page) => (
                <Checkbox
                  key={page}
                  checked={signed.has(placeOf(party, page))}
                  onChange={(event) => put(party, [page], event.target.checked)}
                >
                  {t('sessions.page', { page })}
                </Checkbox>
              ))}
          </fieldset>
        ))}
        <ErrorLine error={initial.error} />
      </div>
    </DetailDrawer>
  )
}

const placeOf = (party: number, page: number): string => `${String(party)} ${String(page)}`
