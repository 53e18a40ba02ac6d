/** Where somebody begins: whose work is all in one place, there. Home is a key away. */
import { useEffect } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { useOffered } from '../registry'
import { landsNow } from '../session/landed'
import { useSession } from '../session/session'

/** Once for a sign-in, where the frame comes up at home; whoever goes home by themselves stays there, and finds it so when they unlock the desk. */
export function useLanding(): void {
  const { staff } = useSession()
  const { pathname } = useLocation()
  const navigate = useNavigate()
  const landing = useOffered((feature) => feature.landings).find(({ offer }) =>
    staff.roles.every((role) => offer.roles.includes(role)),
  )?.offer.path
  useEffect(() => {
    if (landsNow(staff.id) && landing !== undefined && pathname === '/')
      void navigate(landing, { replace: true })
    // For whom the frame comes up is who has signed in; where they go afterwards is theirs to say.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [])
}
