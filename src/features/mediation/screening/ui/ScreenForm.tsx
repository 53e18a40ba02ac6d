/** Asks by name for what the law calls violence or harm, for an offence, and for what cannot be mediated. Nothing is presumed. */
import { Checkbox, Form as AntForm, Input, Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { Field } from '#app/parts/index'
import { MoveDrawer } from '#app/parts/course/MoveDrawer.tsx'
import { matterBars, type MatterBar } from '../../contract/words'
import { dangers, protectedPeople, type Danger, type ProtectedPerson } from '../contract/words'
import { desk } from '../../ui/client'
import { articlesText } from '../../ui/words'
import { law } from '../../rules/law'
import { screeningContract, screeningText, type ScreeningShown } from '../contract'
import { SuspicionFields, type SuspicionValues } from './SuspicionFields'

interface Values {
  readonly reason: string
  readonly violence?: 'nobody' | 'somebody'
  readonly suspicions: readonly SuspicionValues[]
  readonly offence?: 'unlikely' | 'possible'
  readonly barred?: 'nothing' | 'something'
  readonly bars: readonly MatterBar[]
  readonly protectedThere?: 'nobody' | 'somebody'
  readonly vulnerable: readonly ProtectedPerson[]
  readonly dangerous?: 'nothing' | 'something'
  readonly danger: readonly Danger[]
}

export interface ScreenFormProps {
  readonly caseId: number
  /** The screening that is corrected; null for the first. */
  readonly standing: ScreeningShown | null
  readonly onClose: () => void
}

export function ScreenForm({ caseId, standing, onClose }: ScreenFormProps) {
  const { t } = useTranslation('mediation')
  const screening = useWrite(desk.mediation.screening.screen)
  /** What nobody answered stays without an answer, and is asked for. */
  const checkedOf = ({ reason, violence, suspicions, offence, ...rest }: Values) => ({
    case: caseId,
    screening: {
      corrects: standing?.id ?? null,
      reason,
      suspicions:
        violence === undefined
          ? undefined
          : violence === 'nobody'
            ? []
            : suspicions.map(({ birth, aboutAge, capacity, ...one }) => ({
                ...one,
                forms: [...one.forms],
                birth: birth ?? null,
                aboutAge: aboutAge ?? null,
                capacity: capacity ?? null,
              })),
      offence,
      bars: whichOf(rest.barred, rest.bars),
      vulnerable: whichOf(rest.protectedThere, rest.vulnerable),
      danger: whichOf(rest.dangerous, rest.danger),
    },
  })
  return (
    <MoveDrawer<Values, { readonly owed: readonly unknown[] }>
      draft={`mediation.screen:${caseId}:${standing?.id ?? 'first'}`}
      title={t(standing === null ? 'screening.screen' : 'screening.correct')}
      about={
        <p className="small soft">{t(standing === null ? 'screening.about' : 'screening.aboutCorrecting')}</p>
      }
      initial={startOf(standing)}
      schema={screeningContract.screen['~orpc'].inputSchema}
      inputOf={checkedOf}
      fieldOf={fieldOf}
      submit={(values) =>
        screening.write({ case: caseId, screening: screeningText.parse(checkedOf(values).screening) })
      }
      onDone={({ owed }) => {
        notify(
          t(owed.length > 0 ? 'screening.owedNow' : 'screening.screened'),
          owed.length > 0 ? 'warning' : undefined,
        )
        onClose()
      }}
      onClose={onClose}
    >
      {standing !== null && (
        <Field name="reason" label={t('screening.reason')} hint={t('screening.reasonHint')}>
          <Input.TextArea maxLength={500} autoSize={{ minRows: 1, maxRows: 4 }} />
        </Field>
      )}
      <Questions />
    </MoveDrawer>
  )
}

function Questions() {
  const { t } = useTranslation('mediation')
  const violence: unknown = AntForm.useWatch('violence')
  const barred: unknown = AntForm.useWatch('barred')
  const protectedThere: unknown = AntForm.useWatch('protectedThere')
  const dangerous: unknown = AntForm.useWatch('dangerous')
  return (
    <>
      <Field
        name="violence"
        label={t('screening.violence')}
        hint={t('screening.violenceHint', {
          law: articlesText(t, { articles: [...law.violence, ...law.reportHarmToMinor] }),
        })}
      >
        <Radio.Group
          options={(['nobody', 'somebody'] as const).map((value) => ({
            value,
            label: t(`screening.${value}`),
          }))}
        />
      </Field>
      {violence === 'somebody' && <SuspicionFields />}
      <Field
        name="protectedThere"
        label={t('screening.protectedThere')}
        hint={t('screening.protectedHint', { law: articlesText(t, { articles: law.childsWish }) })}
      >
        <Radio.Group
          options={(['nobody', 'somebody'] as const).map((value) => ({
            value,
            label: t(value === 'nobody' ? 'screening.nobodyProtected' : 'screening.something'),
          }))}
        />
      </Field>
      {protectedThere === 'somebody' && (
        <Field name="vulnerable" label={t('screening.whoProtected')}>
          <Checkbox.Group
            options={protectedPeople.map((value) => ({ value, label: t(`screening.protected.${value}`) }))}
          />
        </Field>
      )}
      <Field
        name="dangerous"
        label={t('screening.dangerous')}
        hint={t('screening.dangerHint', { law: articlesText(t, { articles: law.offence }) })}
      >
        <Radio.Group
          options={(['nothing', 'something'] as const).map((value) => ({
            value,
            label: t(value === 'nothing' ? 'screening.noDanger' : 'screening.something'),
          }))}
        />
      </Field>
      {dangerous === 'something' && (
        <Field name="danger" label={t('screening.whichDanger')}>
          <Checkbox.Group options={dangers.map((value) => ({ value, label: t(`risk.sign.${value}`) }))} />
        </Field>
      )}
      <Field
        name="offence"
        label={t('screening.offence')}
        hint={t('screening.offenceHint', { law: articlesText(t, { articles: law.offence }) })}
      >
        <Radio.Group
          options={(['unlikely', 'possible'] as const).map((value) => ({
            value,
            label: t(`screening.${value}`),
          }))}
        />
      </Field>
      <Field name="barred" label={t('screening.bars')}>
        <Radio.Group
          options={(['nothing', 'something'] as const).map((value) => ({
            value,
            label: t(`screening.${value}`),
          }))}
        />
      </Field>
      {barred === 'something' && (
        <Field name="bars" label={t('screening.whichBars')}>
          <Checkbox.Group
            className="suspicion-forms"
            options={matterBars.map((value) => ({ value, label: t(`screening.matterBars.${value}`) }))}
          />
        </Field>
      )}
    </>
  )
}

/** None where there are none; nothing at all where nobody answered, or said that there is something and not what. */
const whichOf = <Of,>(
  answer: 'nobody' | 'nothing' | 'somebody' | 'something' | undefined,
  which: readonly Of[],
): Of[] | undefined => {
  if (answer === 'nobody' || answer === 'nothing') return []
  return answer === undefined || which.length === 0 ? undefined : [...which]
}

/** The desk names what there would be of it where nobody answered whether there is any. */
const fieldOf = (path: string): string => {
  const field = path.replace(/^screening\./, '')
  return askedBy.get(field) ?? field
}

const askedBy: ReadonlyMap<string, string> = new Map([
  ['suspicions', 'violence'],
  ['bars', 'barred'],
  ['vulnerable', 'protectedThere'],
  ['danger', 'dangerous'],
])

/** Of before these were asked nothing, so that whoever corrects it asks now. */
const knownOf = ({ vulnerable, danger }: ScreeningShown): Partial<Values> => ({
  ...(vulnerable === null ? {} : { protectedThere: vulnerable.length === 0 ? 'nobody' : 'somebody' }),
  ...(danger === null ? {} : { dangerous: danger.length === 0 ? 'nothing' : 'something' }),
  vulnerable: vulnerable ?? [],
  danger: danger ?? [],
})

const startOf = (standing: ScreeningShown | null): Partial<Values> =>
  standing === null
    ? {
        reason: '',
        suspicions: [{ continues: null, name: '', from: 'family', forms: [] }],
        bars: [],
        vulnerable: [],
        danger: [],
      }
    : {
        reason: '',
        violence: standing.suspicions.length === 0 ? 'nobody' : 'somebody',
        suspicions: standing.suspicions.map(
          ({ id, continues, name, from, forms, capacity, discoveredAt }) => ({
            continues: continues ?? id,
            name,
            from,
            forms,
            discoveredAt,
            ...(capacity === null ? {} : { capacity }),
          }),
        ),
        offence: standing.offence,
        barred: standing.bars.length === 0 ? 'nothing' : 'something',
        bars: standing.bars,
        ...knownOf(standing),
      }
