import type { Records } from '../records/records.ts'

/** The User record of whoever signs in to the org: an administrator, where profiles are visible. */
export function runningUser({ userId, all }: Records, username: string): Record<string, string> {
  const profile = all('Profile').find(({ Name }) => Name === 'System Administrator')
  return {
    Id: userId,
    Username: username,
    Email: 'loader@example.com',
    FirstName: 'Bulk',
    LastName: 'Loader',
    Alias: 'bload',
    IsActive: 'true',
    ...(profile?.Id === undefined ? {} : { ProfileId: profile.Id }),
  }
}
