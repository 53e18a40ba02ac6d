/** Sets 人身安全保护 for a resident, puts another paper in its place, or ends it with the reason. */
import { Checkbox, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWrite } from '#app/desk-client/index'
import { desk } from '../../../ui/client'
import { notify } from '#app/notices'
import { DayInput, Field, FieldRow, Form, KeyButton, ReasonDialog } from '#app/parts/index'
import { useToday } from '#app/session/session'
import { peopleContract } from '../../contract'
import { protectionBases, type ProtectionBasis, type ResidentRecord } from '../../contract/person'
import { isChild } from '../../rules/protection'
import { useSexAndAge } from '../words'
import { RecordDrawer } from './RecordDrawer'

interface Values {
  readonly basis: ProtectionBasis
  readonly since?: string
  readonly until?: string | null
  readonly children?: readonly number[]
}

export default function ProtectionDrawer() {
  const { t } = useTranslation('residents')
  return (
    <RecordDrawer title={t('protection.title')}>
      {(record, close) => <ProtectionForm record={record} onDone={close} />}
    </RecordDrawer>
  )
}

function ProtectionForm({
  record,
  onDone,
}: {
  readonly record: ResidentRecord
  readonly onDone: () => void
}) {
  const { t } = useTranslation('residents')
  const today = useToday()
  const sexAndAge = useSexAndAge()
  const protect = useWrite(desk.residents.protect)
  const end = useWrite(desk.residents.endProtection)
  const [ending, setEnding] = useState(false)
  const { protection, version } = record
  const { id, name } = record.card
  // Where they live is told before the protection is set, and to nobody after it.
  const children = (record.household?.members ?? []).filter(
    ({ card }) => card.id !== record.card.id && card.status === 'living' && isChild(card.age),
  )
  const inputOf = ({ basis, since, until, children: also }: Values) => ({
    id,
    version,
    basis,
    since: since ?? '',
    until: until ?? null,
    ...(also === undefined || also.length === 0 ? {} : { children: [...also] }),
  })
  return (
    <>
      <Form<Values, unknown>
        label={t('protection.title')}
        initial={
          protection === null
            ? { basis: 'protection-order', since: today, children: children.map(({ card }) => card.id) }
            : { basis: protection.basis, since: protection.since, until: protection.until }
        }
        schema={peopleContract.protect['~orpc'].inputSchema}
        inputOf={inputOf}
        draft={`residents.protect:${id}`}
        submit={(values) => protect.write(inputOf(values))}
        onDone={() => {
          notify(t('protection.done', { name }))
          onDone()
        }}
        submitLabel={t('protection.do')}
        onCancel={onDone}
        footer={
          protection !== null && (
            <KeyButton danger onPress={() => setEnding(true)}>
              {t('protection.end')}
            </KeyButton>
          )
        }
      >
        <p className="dialog-words">{t('protection.what')}</p>
        <Field name="basis" label={t('protection.basis')}>
          <Radio.Group
            className="choices"
            options={protectionBases.map((value) => ({ value, label: t(`protection.bases.${value}`) }))}
          />
        </Field>
        <FieldRow>
          <Field name="since" label={t('protection.since')}>
            <DayInput />
          </Field>
          <Field name="until" label={t('protection.until')} hint={t('protection.untilHint')} optional>
            <DayInput />
          </Field>
        </FieldRow>
        {protection === null && children.length > 0 && (
          <Field
            name="children"
            label={t('protection.children')}
            hint={t('protection.childrenHint')}
            optional
          >
            <Checkbox.Group
              options={children.map(({ card }) => ({
                value: card.id,
                label: `${card.name} ${sexAndAge(card, true)}`,
              }))}
            />
          </Field>
        )}
      </Form>
      {ending && (
        <ReasonDialog
          title={t('protection.endTitle', { name })}
          action={t('protection.end')}
          danger
          most={100}
          onCancel={() => setEnding(false)}
          onReason={({ words }) =>
            end.write({ id, version, reason: words }).then(() => {
              notify(t('protection.ended', { name }))
              onDone()
            })
          }
        >
          {t('protection.endWhat')}
        </ReasonDialog>
      )}
    </>
  )
}
