/** What the canteen shows in the page. */
import type { PageFeature } from '#app/feature'

export const feature: PageFeature = {
  name: 'canteen',
  routes: [
    {
      path: '/canteen/eligibility',
      permission: 'canteen.read',
      screen: () => import('./eligibility/EligibilityPage'),
      children: [
        {
          path: 'new',
          permission: 'canteen.eligibility',
          screen: () => import('./eligibility/ApplyDrawer'),
        },
        {
          path: ':eligibilityId',
          permission: 'canteen.read',
          screen: () => import('./eligibility/EligibilityDrawer'),
        },
      ],
    },
    {
      path: '/canteen/policies',
      permission: 'canteen.read',
      screen: () => import('./policies/PoliciesPage'),
    },
    {
      path: '/canteen/policies/new',
      permission: 'canteen.policies',
      screen: () => import('./policies/PolicyEditor'),
    },
    {
      path: '/canteen/policies/:policyId',
      permission: 'canteen.read',
      screen: () => import('./policies/PolicyEditor'),
    },
  ],
  nav: [{ path: '/canteen/policies', label: 'nav', icon: 'meal', order: 50, permission: 'canteen.read' }],
  commands: [
    {
      id: 'canteen.eligibility',
      label: 'eligibility.title',
      words: 'eligibility.words',
      permission: 'canteen.read',
      path: '/canteen/eligibility',
    },
    {
      id: 'canteen.policies',
      label: 'policies.title',
      words: 'policies.words',
      permission: 'canteen.read',
      path: '/canteen/policies',
    },
  ],
}
