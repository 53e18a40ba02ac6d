/** 保证书、悔过书: whose, of which day, in their own words; evidence of violence too (法释〔2022〕17号 6). */
import { Input, Radio, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { MoveDrawer } from '#app/parts/course/index'
import { DayInput, Field } from '#app/parts/index'
import { pledgeKinds, type PledgeKind } from '../../contract/words'
import { desk } from '../../ui/client'
import { notesContract } from '../contract'

interface Values {
  readonly kind: PledgeKind
  readonly party?: number
  readonly on?: string
  readonly words: string
}

export function PledgeDrawer({
  caseId,
  parties,
  onClose,
}: {
  readonly caseId: number
  readonly parties: readonly { readonly id: number; readonly name: string }[]
  readonly onClose: () => void
}) {
  const { t } = useTranslation('mediation')
  const pledge = useWrite(desk.mediation.notes.pledge)
  const inputOf = ({ kind, party, on, words }: Values) => ({
    case: caseId,
    kind,
    party,
    on: on ?? null,
    words,
  })
  return (
    <MoveDrawer<Values, unknown>
      draft={`mediation.pledge:${caseId}`}
      title={t('notes.pledge')}
      about={<p className="law small soft">{t('notes.pledgeLaw')}</p>}
      initial={{ kind: 'pledge', words: '' }}
      schema={notesContract.pledge['~orpc'].inputSchema}
      inputOf={inputOf}
      submit={(values) => pledge.write({ ...inputOf(values), party: values.party ?? 0 })}
      onDone={() => {
        notify(t('notes.kept'))
        onClose()
      }}
      onClose={onClose}
    >
      <Field name="kind" label={t('notes.kind')}>
        <Radio.Group
          options={pledgeKinds.map((value) => ({ value, label: t(`notes.pledgeKinds.${value}`) }))}
        />
      </Field>
      <Field name="party" label={t('notes.whose')}>
        <Select options={parties.map(({ id, name }) => ({ value: id, label: name }))} />
      </Field>
      <Field name="on" label={t('notes.paperDay')} hint={t('notes.paperDayHint')} optional>
        <DayInput />
      </Field>
      <Field name="words" label={t('notes.words')}>
        <Input.TextArea maxLength={3000} autoSize={{ minRows: 3, maxRows: 10 }} />
      </Field>
    </MoveDrawer>
  )
}
