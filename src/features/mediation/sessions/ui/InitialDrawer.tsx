/** 逐页签字: how many pages the record came to, and who initialled which. */
import { Checkbox, InputNumber } from 'antd'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useWrite } from '#app/desk-client/index'
import { useDraftOf } from '#app/drafts/use-draft'
import { notify } from '#app/notices'
import { DetailDrawer, ErrorLine, KeyButton } from '#app/parts/index'
import { desk } from '../../ui/client'
import { mostPages, type SessionShown } from '../contract'

/** The page count, and the places that are initialled. */
const marks = z.object({ pages: z.number(), signed: z.array(z.string()) })

export function InitialDrawer({
  session,
  onClose,
}: {
  readonly session: SessionShown
  readonly onClose: () => void
}) {
  const { t } = useTranslation('mediation')
  const initial = useWrite(desk.mediation.sessions.initial)
  const draft = useDraftOf(`mediation.initials:${session.id}`, marks, {
    pages: session.pages ?? 1,
    signed: session.initialled.map(({ party, page }) => placeOf(party, page)),
  })
  const { pages } = draft.value
  const signed: ReadonlySet<string> = new Set(draft.value.signed)
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
    draft.keep({ pages, signed: [...next] })
  }
  const save = () =>
    draft
      .sending(() => initial.write({ session: session.id, pages, initialled }))
      .then(
        () => {
          draft.drop()
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
            onChange={(count) => draft.keep({ pages: count ?? 1, signed: draft.value.signed })}
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
