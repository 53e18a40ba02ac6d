/** A paper that was brought goes into the file: what it is, whose, its own day, and how many pages it has. */
import { Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { toldBy } from '#app/i18n/index'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { DayInput, Field, FieldRow } from '#app/parts/index'
import { MoveDrawer } from '#app/parts/course/index'
import { desk } from '../../ui/client'
import { broughtLeaves, dossierContract, mostPagesOfLeaf } from '../contract'

interface Values {
  readonly kind: (typeof broughtLeaves)[number]
  readonly party?: number | undefined
  readonly day?: string | undefined
  readonly title?: string | undefined
  readonly pages: number | null
}

interface BringDrawerProps {
  readonly caseId: number
  readonly parties: readonly { readonly id: number; readonly name: string }[]
  readonly onClose: () => void
}

export function BringDrawer({ caseId, parties, onClose }: BringDrawerProps) {
  const { t } = useTranslation('mediation')
  const bring = useWrite(desk.mediation.dossier.bring)
  const inputOf = ({ kind, party, day, title, pages }: Values) => ({
    id: caseId,
    kind,
    party: party ?? null,
    day: day ?? null,
    title: title ?? '',
    pages: pages ?? 0,
  })
  return (
    <MoveDrawer<Values, unknown>
      draft={`mediation.bring:${caseId}`}
      title={t('dossier.bring')}
      about={<p className="small soft">{t('dossier.bringWhat')}</p>}
      initial={{ kind: 'identity', pages: 1 }}
      schema={dossierContract.bring['~orpc'].inputSchema}
      inputOf={inputOf}
      submit={(values) => bring.write(inputOf(values))}
      onDone={() => {
        notify(t('dossier.brought'))
        onClose()
      }}
      onClose={onClose}
    >
      <FieldRow>
        <Field name="kind" label={t('dossier.kind')}>
          <Select
            options={broughtLeaves.map((kind) => ({
              value: kind,
              label: toldBy('mediation', `dossier.kinds.${kind}`),
            }))}
          />
        </Field>
        <Field name="party" label={t('dossier.whose')}>
          <Select allowClear options={parties.map(({ id, name }) => ({ value: id, label: name }))} />
        </Field>
      </FieldRow>
      <Field name="title" label={t('dossier.leafTitle')} hint={t('dossier.leafTitleHint')}>
        <Input maxLength={80} />
      </Field>
      <FieldRow>
        <Field name="day" label={t('dossier.leafDay')} hint={t('dossier.leafDayHint')}>
          <DayInput />
        </Field>
        <Field name="pages" label={t('dossier.pageCount')}>
          <InputNumber min={1} max={mostPagesOfLeaf} precision={0} />
        </Field>
      </FieldRow>
    </MoveDrawer>
  )
}
