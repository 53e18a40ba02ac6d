/** A household: each member's relation to its head, and taking members out into one of their own. */
import { Button, Checkbox, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useWrite } from '#app/desk-client/index'
import { desk } from '../../../ui/client'
import { useDraftOf } from '#app/drafts/use-draft'
import { notify } from '#app/notices'
import { ErrorLine, KeyButton } from '#app/parts/index'
import { relations, type Relation, type ResidentRecord } from '../../contract/person'
import { useSexAndAge } from '../words'
import { RecordDrawer } from './RecordDrawer'
import '../residents.css'

/** Who leaves, and the relations that were changed. */
const chosen = z.strictObject({
  leaving: z.array(z.number()),
  relations: z.array(z.tuple([z.number(), z.union([z.literal(''), z.enum(relations)])])),
})
const nothingChosen: z.infer<typeof chosen> = { leaving: [], relations: [] }

export default function HouseholdDrawer() {
  const { t } = useTranslation('residents')
  return (
    <RecordDrawer title={t('household.title')} width={620}>
      {(record, close) => <Household record={record} onDone={close} />}
    </RecordDrawer>
  )
}

function Household({ record, onDone }: { readonly record: ResidentRecord; readonly onDone: () => void }) {
  const { t } = useTranslation('residents')
  const sexAndAge = useSexAndAge()
  const split = useWrite(desk.residents.splitHousehold)
  const relate = useWrite(desk.residents.setRelation)
  const draft = useDraftOf(`residents.household:${record.card.id}`, chosen, nothingChosen)
  const { household } = record
  if (household === null) return <p>{t('household.none')}</p>
  const { members } = household
  // Whoever has left since the draft was kept is no longer chosen.
  const leaving = draft.value.leaving.filter((id) => members.some(({ card }) => card.id === id))
  const relationsOf = new Map(draft.value.relations)
  const relationOf = (id: number, stored: string): '' | Relation =>
    relationsOf.get(id) ?? relations.find((one) => one === stored) ?? ''
  const own = record.card.id
  const chosenRelation = relationOf(own, record.relation)
  const refusal =
    leaving.length === 0
      ? t('household.chooseFirst')
      : leaving.length === members.length
        ? t('household.allChosen')
        : undefined
  const doSplit = () =>
    void draft
      .sending(() =>
        split.write({
          of: own,
          members: leaving.map((id) => ({ id, relation: relationsOf.get(id) ?? '' })),
        }),
      )
      .then(
        () => {
          draft.drop()
          notify(t('household.splitDone', { count: leaving.length }))
          onDone()
        },
        () => undefined,
      )
  return (
    <div className="stack">
      <p className="dialog-words">{t('household.what')}</p>
      <ul className="household-members">
        {members.map(({ card, relation }) => (
          <li key={card.id}>
            <Checkbox
              checked={leaving.includes(card.id)}
              onChange={(event) =>
                draft.keep({
                  ...draft.value,
                  leaving: event.target.checked
                    ? [...leaving, card.id]
                    : leaving.filter((id) => id !== card.id),
                })
              }
            >
              {card.name}
            </Checkbox>
            <span className="soft">{sexAndAge(card)}</span>
            <span>
              <Select<Relation | undefined>
                aria-label={t('household.relationOf', { name: card.name })}
                style={{ width: 150 }}
                allowClear
                placeholder={t('field.relation')}
                value={relationOf(card.id, relation) || undefined}
                onChange={(value) =>
                  draft.keep({
                    leaving,
                    relations: [...relationsOf.set(card.id, value ?? '')],
                  })
                }
                disabled={card.id !== own && !leaving.includes(card.id)}
                options={relations.map((one) => ({ value: one, label: t(`relation.${one}`) }))}
              />
            </span>
          </li>
        ))}
      </ul>
      <ErrorLine error={split.error ?? relate.error} />
      <div className="form-footer">
        {chosenRelation !== record.relation && leaving.length === 0 && (
          <Button
            loading={relate.pending}
            onClick={() =>
              void relate.write({ id: own, version: record.version, relation: chosenRelation }).then(
                () => {
                  draft.drop()
                  notify(t('household.relationDone'))
                },
                () => undefined,
              )
            }
          >
            {t('household.saveRelation')}
          </Button>
        )}
        <KeyButton primary refusedBecause={refusal} pending={split.pending} onPress={doSplit}>
          {t('household.split')}
        </KeyButton>
      </div>
    </div>
  )
}
