/** Registers a visit without leaving the counter. */
import { DetailDrawer } from '#app/parts/index'
import { RegisterForm, type RegisterFormProps } from '../register/RegisterForm'

export interface RegisterHereProps extends Omit<RegisterFormProps, 'onCancel'> {
  readonly title: string
  readonly onClose: () => void
}

export default function RegisterHere({ title, onClose, ...form }: RegisterHereProps) {
  return (
    <DetailDrawer title={title} onClose={onClose}>
      <RegisterForm {...form} onCancel={onClose} />
    </DetailDrawer>
  )
}
