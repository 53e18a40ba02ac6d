/** 归档: the cover is written as it will be bound, and the file is shut. */
import { Input, InputNumber, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { DayInput, Field, FieldRow, Status } from '#app/parts/index'
import { MoveDrawer } from '#app/parts/course/index'
import { usePaperWords } from '#app/parts/print/index'
import { useToday } from '#app/session/session'
import type { CaseCard } from '../../cases/contract'
import { desk } from '../../ui/client'
import { partiesText } from '../../ui/words'
import { dossierContract } from '../contract'

interface Values {
  readonly day: string
  readonly title: string
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly kept: 'good' | 'years'
  readonly years: number | null
  readonly remark: string
}

interface ArchiveDrawerProps {
  readonly caseId: number
  readonly card: CaseCard
  readonly dossier: {
    readonly mediatedFrom: string | null
    readonly closedOn: string | null
    readonly keptYears: number | null
    readonly toCome: { readonly instalments: number; readonly followUps: number }
  }
  readonly onClose: () => void
}

export function ArchiveDrawer({ caseId, card, dossier, onClose }: ArchiveDrawerProps) {
  const { t } = useTranslation('mediation')
  const paper = usePaperWords('mediation')
  const today = useToday()
  const archive = useWrite(desk.mediation.dossier.archive)
  const inputOf = ({ day, title, from, to, kept, years, remark }: Values) => ({
    id: caseId,
    day,
    title,
    from: from ?? '',
    to: to ?? '',
    keptYears: kept === 'good' ? null : years,
    remark,
  })
  return (
    <MoveDrawer<Values, unknown>
      draft={`mediation.archive:${caseId}`}
      title={t('dossier.archive')}
      about={
        <>
          <p className="small">{t('dossier.archiveWhat')}</p>
          {(['instalments', 'followUps'] as const)
            .filter((what) => dossier.toCome[what] > 0)
            .map((what) => (
              <p key={what} className="small">
                <Status tone="soon">{t(`dossier.toCome.${what}`, { count: dossier.toCome[what] })}</Status>
              </p>
            ))}
        </>
      }
      initial={{
        day: today,
        title: paper('dossier.titleOf', { parties: partiesText(paper, card), kind: card.kind }),
        ...(dossier.mediatedFrom === null ? {} : { from: dossier.mediatedFrom }),
        ...(dossier.closedOn === null ? {} : { to: dossier.closedOn }),
        kept: dossier.keptYears === null ? 'good' : 'years',
        years: dossier.keptYears,
        remark: '',
      }}
      schema={dossierContract.archive['~orpc'].inputSchema}
      inputOf={inputOf}
      submit={(values) => archive.write(inputOf(values))}
      onDone={() => {
        notify(t('dossier.archived'))
        onClose()
      }}
      onClose={onClose}
    >
      <Field name="title" label={t('papers.word.dossierTitle')}>
        <Input maxLength={80} />
      </Field>
      <FieldRow>
        <Field name="from" label={t('papers.word.mediatedFrom')}>
          <DayInput />
        </Field>
        <Field name="to" label={t('papers.word.mediatedTo')}>
          <DayInput />
        </Field>
      </FieldRow>
      <FieldRow>
        <Field name="kept" label={t('papers.word.retention')}>
          <Radio.Group
            optionType="button"
            options={[
              { value: 'good', label: t('papers.forGood') },
              { value: 'years', label: t('dossier.byYears') },
            ]}
          />
        </Field>
        <Field name="years" label={t('dossier.years')}>
          <InputNumber min={1} max={100} precision={0} />
        </Field>
      </FieldRow>
      <Field name="day" label={t('papers.word.filedOn')}>
        <DayInput />
      </Field>
      <Field name="remark" label={t('papers.word.remark')}>
        <Input.TextArea rows={2} maxLength={500} />
      </Field>
    </MoveDrawer>
  )
}
