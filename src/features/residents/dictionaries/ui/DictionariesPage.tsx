/** The words of the register, for the manager: tags, estates, grids. Labels change, codes never do. */
import { useQuery } from '@tanstack/react-query'
import { Input, Segmented, Select, Switch } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite, wholeRows } from '#app/desk-client/index'
import { desk } from '../../ui/client'
import { notify } from '#app/notices'
import {
  DetailDrawer,
  EmptyState,
  Field,
  Form,
  KeyButton,
  ListSheet,
  Status,
  type Column,
} from '#app/parts/index'
import {
  dictionariesContract,
  dictionaryNames,
  tones,
  type DictionaryEntry,
  type DictionaryName,
  type Tone,
} from '#work/dictionaries/contract'
import { ResidentTags } from '../../people/ui/tag'
import '../../people/ui/residents.css'

export default function DictionariesPage() {
  const { t } = useTranslation('residents')
  const [dictionary, setDictionary] = useState<DictionaryName>('tag')
  const [open, setOpen] = useState<DictionaryEntry | 'new'>()
  const query = useQuery(desk.dictionaries.list.queryOptions({ input: {} }))
  const arrange = useWrite(desk.dictionaries.arrange)
  const rows = wholeRows(
    query,
    ({ entries }) => entries.filter((entry) => entry.dictionary === dictionary),
    dictionary,
  )
  const move = (entry: DictionaryEntry, by: -1 | 1) => {
    const place = rows.rows.findIndex(({ code }) => code === entry.code) + by
    if (place < 0 || place >= rows.rows.length) return
    void arrange.write({ dictionary, code: entry.code, place })
  }
  const columns: readonly Column<DictionaryEntry>[] = [
    {
      key: 'label',
      title: t('dictionary.label'),
      width: 'minmax(120px, 1fr)',
      render: (entry) => (dictionary === 'tag' ? <ResidentTags tags={[entry]} /> : <b>{entry.label}</b>),
    },
    { key: 'note', title: t('dictionary.note'), width: 'minmax(0, 2fr)', render: (entry) => entry.note },
    {
      key: 'code',
      title: t('dictionary.code'),
      width: 'minmax(0, 1fr)',
      render: (entry) => <span className="faint">{entry.code}</span>,
    },
    {
      key: 'active',
      title: t('dictionary.state'),
      width: '90px',
      render: (entry) => (
        <Status tone={entry.active ? 'done' : 'rest'}>
          {t(entry.active ? 'dictionary.offered' : 'dictionary.notOffered')}
        </Status>
      ),
    },
  ]
  return (
    <>
      <ListSheet
        title={t('dictionary.title')}
        label={t(`field.${dictionary}`)}
        remark={t('dictionary.remark')}
        actions={
          <KeyButton keys="F2" primary onPress={() => setOpen('new')}>
            {t('dictionary.add')}
          </KeyButton>
        }
        filters={
          <>
            <Segmented
              value={dictionary}
              onChange={setDictionary}
              options={dictionaryNames.map((name) => ({ value: name, label: t(`field.${name}`) }))}
            />
            <span className="soft small">{t('dictionary.keys')}</span>
          </>
        }
        columns={columns}
        rows={rows}
        rowKey={({ code }) => code}
        onOpen={setOpen}
        rowKeys={{ '+': (entry) => move(entry, 1), '-': (entry) => move(entry, -1) }}
        empty={<EmptyState>{t('dictionary.none')}</EmptyState>}
      />
      {open !== undefined && (
        <EntryDrawer
          key={open === 'new' ? 'new' : open.code}
          dictionary={dictionary}
          entry={open === 'new' ? undefined : open}
          onClose={() => setOpen(undefined)}
        />
      )}
    </>
  )
}

interface Values {
  readonly label?: string
  readonly tone?: Tone
  readonly note?: string
  readonly active?: boolean
}

function EntryDrawer({
  dictionary,
  entry,
  onClose,
}: {
  readonly dictionary: DictionaryName
  readonly entry: DictionaryEntry | undefined
  readonly onClose: () => void
}) {
  const { t } = useTranslation('residents')
  const add = useWrite(desk.dictionaries.add)
  const change = useWrite(desk.dictionaries.change)
  const inputOf = ({ label, tone, note, active }: Values) => ({
    dictionary,
    label: label ?? '',
    tone: tone ?? ('plain' as const),
    note: note ?? '',
    ...(entry === undefined ? {} : { code: entry.code, active: active ?? true }),
  })
  const submit = (values: Values) =>
    entry === undefined
      ? add.write(inputOf(values))
      : change.write({ ...inputOf(values), code: entry.code, active: values.active ?? true })
  const title = entry === undefined ? t('dictionary.add') : entry.label
  return (
    <DetailDrawer title={title} onClose={onClose}>
      <Form<Values, DictionaryEntry>
        label={title}
        initial={entry ?? { tone: 'plain' }}
        schema={
          entry === undefined
            ? dictionariesContract.add['~orpc'].inputSchema
            : dictionariesContract.change['~orpc'].inputSchema
        }
        inputOf={inputOf}
        draft={`dictionaries.${entry === undefined ? 'add' : 'change'}:${dictionary}:${entry?.code ?? ''}`}
        submit={submit}
        onDone={({ label }) => {
          notify(t('dictionary.saved', { label }))
          onClose()
        }}
        submitLabel={t('dictionary.save')}
        onCancel={onClose}
      >
        <Field name="label" label={t('dictionary.label')}>
          <Input maxLength={40} autoFocus />
        </Field>
        {dictionary === 'tag' && (
          <Field name="tone" label={t('dictionary.tone')}>
            <Select options={tones.map((tone) => ({ value: tone, label: t(`dictionary.tones.${tone}`) }))} />
          </Field>
        )}
        <Field name="note" label={t('dictionary.note')} optional>
          <Input.TextArea maxLength={200} autoSize={{ minRows: 2, maxRows: 4 }} />
        </Field>
        {entry !== undefined && (
          <Field
            name="active"
            label={t('dictionary.offer')}
            hint={t('dictionary.offerHint')}
            valueProp="checked"
          >
            <Switch />
          </Field>
        )}
      </Form>
    </DetailDrawer>
  )
}
