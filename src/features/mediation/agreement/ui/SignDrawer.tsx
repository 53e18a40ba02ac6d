/** Hands and seal as they are on the paper: who, how, on which day. What is left empty stays empty. */
import { Checkbox, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useWrite } from '#app/desk-client/index'
import { useDraftOf } from '#app/drafts/use-draft'
import { notify } from '#app/notices'
import { DayInput, DetailDrawer, ErrorLine, KeyButton } from '#app/parts/index'
import { useToday } from '#app/session/session'
import { signingManners } from '../../contract/words'
import { desk } from '../../ui/client'
import { hand, type AgreementShown, type Hand } from '../contract/index'
import type { Agreements } from './agreements'

const line = z.object({ hand, isThere: z.boolean() })
type Line = z.infer<typeof line>

export function SignDrawer({
  agreement,
  parties,
  onClose,
}: {
  readonly agreement: AgreementShown
  readonly parties: Agreements['parties']
  readonly onClose: () => void
}) {
  const { t } = useTranslation('mediation')
  const today = useToday()
  const sign = useWrite(desk.mediation.agreements.sign)
  const draft = useDraftOf<readonly Line[]>(
    `mediation.sign:${agreement.id}`,
    z.array(line).readonly(),
    linesOf(agreement, parties),
  )
  const { value: lines, keep: setLines } = draft
  const put = (at: number, line: Partial<Line>) =>
    setLines(lines.map((one, place) => (place === at ? { ...one, ...line } : one)))
  const hands = lines.filter(({ isThere }) => isThere).map(({ hand }) => hand)
  const allToday = () =>
    setLines(
      lines.map((line) =>
        line.isThere && line.hand.day === null ? { ...line, hand: { ...line.hand, day: today } } : line,
      ),
    )
  const save = () =>
    sign.write({ agreement: agreement.id, hands }).then(
      ({ effect }) => {
        draft.drop()
        notify(effect.on === null ? t('agreements.signed') : t('agreements.nowInEffect', { day: effect.on }))
        onClose()
      },
      () => undefined,
    )
  return (
    <DetailDrawer
      title={t('agreements.steps.sign')}
      width={720}
      onClose={onClose}
      footer={
        <KeyButton
          primary
          keys="Ctrl+Enter"
          pending={sign.pending}
          refusedBecause={hands.length === 0 ? t('agreements.nobodyTicked') : undefined}
          onPress={() => void save()}
        >
          {t('agreements.keepHands')}
        </KeyButton>
      }
    >
      <div className="stack">
        <p className="law small soft">{t('agreements.effectLaw.written')}</p>
        {lines.map((line, at) => (
          <HandLine
            key={`${line.hand.of} ${String(line.hand.party)}`}
            line={line}
            isFirst={at === 0}
            parties={parties}
            put={(more) => put(at, more)}
          />
        ))}
        <p className="small soft">
          {t('agreements.emptyStaysEmpty')}{' '}
          <button type="button" className="link" onClick={allToday}>
            {t('agreements.allToday')}
          </button>
        </p>
        <ErrorLine error={sign.error} />
      </div>
    </DetailDrawer>
  )
}

function HandLine({
  line: { hand, isThere },
  isFirst,
  parties,
  put,
}: {
  readonly line: Line
  readonly isFirst: boolean
  readonly parties: Agreements['parties']
  readonly put: (line: Partial<Line>) => void
}) {
  const { t } = useTranslation('mediation')
  const party = parties.find(({ id }) => id === hand.party)
  const name = party?.name ?? t(`agreements.of.${hand.of === 'party' ? 'mediator' : hand.of}`)
  return (
    <div className="mediation-hand">
      <Checkbox
        checked={isThere}
        autoFocus={isFirst}
        onChange={(event) => put({ isThere: event.target.checked })}
      >
        {name}
      </Checkbox>
      {isThere && hand.of === 'party' && (
        <Select
          aria-label={t('agreements.mannerOf', { name })}
          value={hand.manner}
          options={signingManners.map((value) => ({ value, label: t(`agreements.manners.${value}`) }))}
          onChange={(manner) => put({ hand: { ...hand, manner } })}
        />
      )}
      {isThere && party !== undefined && party.representatives.length > 0 && (
        <Select
          aria-label={t('agreements.signsFor', { name })}
          value={hand.representative ?? 0}
          options={[
            { value: 0, label: t('agreements.oneself') },
            ...party.representatives.map((by) => ({ value: by.id, label: by.name })),
          ]}
          onChange={(by) => put({ hand: { ...hand, representative: by === 0 ? null : by } })}
        />
      )}
      {isThere && (
        <DayInput
          aria-label={t('agreements.dayOf', { name })}
          value={hand.day}
          onChange={(day) => put({ hand: { ...hand, day: day ?? null } })}
        />
      )}
    </div>
  )
}

/** Whose hands are not on record yet; nobody is ticked before somebody ticks them. */
function linesOf(agreement: AgreementShown, parties: Agreements['parties']): readonly Line[] {
  const isOnRecord = (of: Hand['of'], party: number | null) =>
    agreement.hands.some((hand) => hand.of === of && hand.party === party)
  const line = (of: Hand['of'], party: number | null, manner: Hand['manner']): readonly Line[] =>
    isOnRecord(of, party)
      ? []
      : [{ isThere: false, hand: { of, party, representative: null, manner, day: null } }]
  return [
    ...parties
      .filter(({ id }) => agreement.signers.includes(id))
      .flatMap(({ id, cannotRead }) => line('party', id, cannotRead ? 'fingerprint' : 'signature')),
    ...line('mediator', null, 'signature'),
    ...line('seal', null, 'seal'),
  ]
}
