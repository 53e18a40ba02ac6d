/** A resident's tags: since when, until when, on what proof. */
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { desk } from '../../../ui/client'
import { notify } from '#app/notices'
import { Day, ErrorLine, Form, KeyButton } from '#app/parts/index'
import { useToday } from '#app/session/session'
import { peopleContract } from '../../contract'
import type { ResidentRecord } from '../../contract/person'
import { ResidentTags } from '../tag'
import { RecordDrawer } from './RecordDrawer'
import { TagFields, tagOf, type TagValues } from './TagFields'
import '../residents.css'

export default function TagsDrawer() {
  const { t } = useTranslation('residents')
  return (
    <RecordDrawer title={t('tags.title')}>
      {(record) => (
        <div className="stack">
          <CurrentTags record={record} />
          <AddTag key={record.version} record={record} />
        </div>
      )}
    </RecordDrawer>
  )
}

function CurrentTags({ record }: { readonly record: ResidentRecord }) {
  const { t } = useTranslation('residents')
  const today = useToday()
  const end = useWrite(desk.residents.endTag)
  const current = record.tags.filter((tag) => tag.current && tag.until === null)
  if (current.length === 0) return null
  return (
    <>
      <ul className="tag-lines">
        {current.map((tag) => (
          <li key={tag.id}>
            <ResidentTags tags={[tag]} />
            <span className="soft small">
              {tag.since !== null && <Day day={tag.since} />} {tag.proof}
            </span>
            <span>
              <KeyButton
                size="small"
                pending={end.pending}
                onPress={() =>
                  void end.write({ id: record.card.id, tag: tag.id, until: today }).then(
                    () => notify(t('tags.ended', { label: tag.label })),
                    () => undefined,
                  )
                }
              >
                {t('tags.end')}
              </KeyButton>
            </span>
          </li>
        ))}
      </ul>
      <ErrorLine error={end.error} />
    </>
  )
}

function AddTag({ record }: { readonly record: ResidentRecord }) {
  const { t } = useTranslation('residents')
  const today = useToday()
  const add = useWrite(desk.residents.addTag)
  const { id } = record.card
  const held = new Set(record.tags.filter((tag) => tag.current).map(({ code }) => code))
  const inputOf = (values: TagValues) => ({
    id,
    ...tagOf(values),
  })
  return (
    <Form<TagValues, { readonly label: string }>
      label={t('tags.add')}
      initial={{ since: today }}
      schema={peopleContract.addTag['~orpc'].inputSchema}
      inputOf={inputOf}
      draft={`residents.tag:${id}`}
      submit={(values) => add.write(inputOf(values))}
      onDone={({ label }) => notify(t('tags.added', { label }))}
      submitLabel={t('tags.add')}
    >
      <TagFields held={held} />
    </Form>
  )
}
