/** 来源、难易程度 as the committee calls them, each counted as one of those that the law and the report know. */
import { Form as AntForm, Input, Select } from 'antd'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { notify } from '#app/notices'
import { Awaiting, Field, Form } from '#app/parts/index'
import { difficulties, referrers, sources, type Difficulty } from '../../contract/words'
import { Section } from '../../ui/case/Section'
import { desk } from '../../ui/client'
import { settingsContract, type OwnWords } from '../contract'

/** A source without a referral, or whoever refers. */
const bases = [...sources.filter((source) => source !== 'referral'), ...referrers] as const
type Base = (typeof bases)[number]

/** What was just added and not typed yet comes as nothing. */
interface Line<Counts> {
  readonly name?: string
  readonly counts?: Counts
}

interface Values {
  readonly sources: readonly Line<Base>[]
  readonly difficulties: readonly Line<Difficulty>[]
}

const sourceOf = ({ name, counts }: Line<Base>): OwnWords['sources'][number] => {
  const referrer = referrers.find((one) => one === counts) ?? null
  const source = sources.find((one) => one === counts) ?? 'referral'
  return { name: name ?? '', source, referrer }
}

const inputOf = (values: Values) => ({
  words: {
    sources: values.sources.map(sourceOf),
    difficulties: values.difficulties.map(({ name, counts }) => ({
      name: name ?? '',
      counts: counts ?? ('ordinary' as const),
    })),
  },
})

const valuesOf = ({ sources: own, difficulties: steps }: OwnWords): Values => ({
  sources: own.map(({ name, source, referrer }) => ({
    name,
    counts: referrer ?? (source === 'referral' ? 'other' : source),
  })),
  difficulties: steps,
})

export function WordsForm() {
  const { t } = useTranslation('mediation')
  const words = useQuery(desk.mediation.settings.words.queryOptions({ input: {} }))
  const { data } = words
  const save = useWrite(desk.mediation.settings.setWords)
  if (data === undefined) return <Awaiting of={words} lines={4} />
  const baseLabel = (base: Base): string => {
    const referrer = referrers.find((one) => one === base)
    if (referrer !== undefined) return t(`referrers.${referrer}`)
    const source = sources.find((one) => one === base)
    return source === undefined ? '' : t(`sources.${source}`)
  }
  return (
    <Section title={t('settings.words')} remark={t('settings.wordsRemark')}>
      <div className="mediation-line">
        <Form<Values, unknown>
          draft="mediation.settings-words"
          label={t('settings.words')}
          initial={valuesOf(data)}
          schema={settingsContract.setWords['~orpc'].inputSchema}
          inputOf={inputOf}
          fieldOf={(path) => path.replace(/^words\./, '').replace(/\.(source|referrer)$/, '.counts')}
          submit={(values) => save.write(inputOf(values))}
          onDone={() => notify(t('settings.kept'))}
          submitLabel={t('settings.keep')}
        >
          <Lines
            name="sources"
            label={t('about.source')}
            options={bases.map((value) => ({ value, label: baseLabel(value) }))}
          />
          <Lines
            name="difficulties"
            label={t('about.difficulty')}
            options={difficulties.map((value) => ({ value, label: t(`difficulties.${value}`) }))}
          />
        </Form>
      </div>
    </Section>
  )
}

function Lines({
  name: list,
  label,
  options,
}: {
  readonly name: 'sources' | 'difficulties'
  readonly label: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
}) {
  const { t } = useTranslation('mediation')
  return (
    <AntForm.List name={list}>
      {(rows, { add, remove }) => (
        <div role="group" aria-label={label}>
          <p className="small soft">{label}</p>
          {rows.map(({ key, name }) => (
            <div className="mediation-word" key={key}>
              <Field name={`${name}.name`} label={t('settings.word')}>
                <Input maxLength={40} />
              </Field>
              <Field name={`${name}.counts`} label={t('settings.countsAs')}>
                <Select options={[...options]} />
              </Field>
              <button type="button" className="link" onClick={() => remove(name)}>
                {t('joint.remove')}
              </button>
            </div>
          ))}
          <p>
            <button
              type="button"
              className="link"
              onClick={() => add({ name: '', counts: options[0]?.value })}
            >
              {t('settings.addWord', { what: label })}
            </button>
          </p>
        </div>
      )}
    </AntForm.List>
  )
}
