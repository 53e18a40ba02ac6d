/** A field's value as it stands; undefined before the form has its first values. */
import { Form as AntForm, type FormInstance } from 'antd'

export function useWatched<Values extends object, Name extends keyof Values & string>(
  form: FormInstance<Values>,
  name: Name,
): Values[Name] | undefined {
  const value: unknown = AntForm.useWatch(name, { form, preserve: true })
  // The form keeps what `Values` says under the name; antd's own type forgets that it may not be there yet.
  return value as Values[Name] | undefined
}
