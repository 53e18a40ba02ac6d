/** The application form on screen: a field for each line of it, as its kind is typed. */
import { Input, Select } from 'antd'
import { DayInput, Field } from '#app/parts/index'
import type { Ask } from '../../items/contract'
import { mostAnswered } from '../contract'

export function AnswerFields({ asks }: { readonly asks: readonly Ask[] }) {
  return asks.map((ask, at) => (
    <Field key={ask.name} name={`answers.${at}`} label={ask.name} optional={!ask.required}>
      {inputFor(ask)}
    </Field>
  ))
}

function inputFor({ kind, choices }: Ask) {
  switch (kind) {
    case 'text':
      return <Input maxLength={mostAnswered} />
    case 'number':
      return <Input maxLength={20} inputMode="decimal" />
    case 'day':
      return <DayInput />
    case 'choice':
      return <Select allowClear options={choices.map((value) => ({ value, label: value }))} />
  }
}

/** One for each line, empty where nothing was typed. */
export const answersTyped = (
  asks: readonly Ask[],
  answers: readonly (string | null | undefined)[] | undefined,
): string[] => asks.map((_, at) => answers?.[at] ?? '')
