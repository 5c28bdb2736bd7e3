import { type ActionProps, ApiClient } from 'adminjs'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router-dom'
import type { Held, PermissionName, Reach } from '../../catalog/permissions.ts'
import { setReach } from '../../catalog/set-reach.ts'
import type { ShownRole, ShownRoles } from '../resources/shown-roles.ts'
import { NewRole } from './new-role.tsx'
import { NotLoaded } from './not-loaded.tsx'
import { RemoveRole } from './remove-role.tsx'
import { RoleCell } from './role-cell.tsx'
import { RoleChanges } from './role-changes.tsx'
import { RoleHead } from './role-head.tsx'
import { useAnswer } from './use-answer.ts'
import { useTexts } from './use-texts.ts'

/** What each role of an agency may do. Changes are tried on today's records before they are saved. */
export function RoleMatrix(_: ActionProps) {
  const { say } = useTexts()
  const [asked] = useSearchParams()
  const [saved, setSaved] = useState(0)
  const agency = asked.get('agency') ?? ''
  const answered = useAnswer(`${agency} ${saved}`, () => ask(agency))
  return (
    <main className="p-page">
      <h1>{say('roles.title')}</h1>
      <p className="p-help">{say('roles.help')}</p>
      {answered.state === 'waiting' && <p role="status">{say('loading')}</p>}
      {answered.state === 'failed' && <NotLoaded retry={answered.retry} />}
      {answered.state === 'there' && (
        <>
          <Agencies shown={answered.answer} />
          <Matrix key={saved} shown={answered.answer} onSaved={() => setSaved(saved + 1)} />
        </>
      )}
    </main>
  )
}

async function ask(agency: string): Promise<ShownRoles> {
  const request = { resourceId: 'roles', actionName: 'list', params: agency ? { agency } : {} }
  return (await new ApiClient().resourceAction(request)).data as unknown as ShownRoles
}

function Agencies({ shown: { agency, agencies } }: { shown: ShownRoles }) {
  const { say } = useTexts()
  if (agencies.length < 2) return <p>{agency.name}</p>
  return (
    <nav className="p-views" aria-label={say('roles.agencies')}>
      {agencies.map(({ slug, name }) => (
        <Link key={slug} to={`?agency=${slug}`} aria-current={slug === agency.slug ? 'page' : undefined}>
          {name}
        </Link>
      ))}
    </nav>
  )
}

function Matrix({ shown, onSaved }: { shown: ShownRoles; onSaved(): void }) {
  const { say } = useTexts()
  const [edited, setEdited] = useState<Record<string, readonly Held[]>>({})
  const [removing, setRemoving] = useState<ShownRole>()
  const heldBy = (role: ShownRole) => edited[role.id] ?? role.permissions
  const set = (role: ShownRole, permission: PermissionName, reach: Reach | undefined) =>
    setEdited({ ...edited, [role.id]: setReach(heldBy(role), permission, reach) })
  const changed = shown.rows.filter((role) => JSON.stringify(heldBy(role)) !== JSON.stringify(role.permissions))
  return (
    <>
      {!shown.mayChange && <p className="p-help">{say('roles.readOnly')}</p>}
      <div className="p-scroll p-matrix">
        <table className="p-table">
          <caption className="p-hidden">{say('roles.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{say('roles.may')}</th>
              {shown.rows.map((role) => (
                <RoleHead key={role.id} role={role} mayChange={shown.mayChange} onRemove={() => setRemoving(role)} />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.permissions.map((permission) => (
              <tr key={permission.name}>
                <th scope="row">{permission.words}</th>
                {shown.rows.map((role) => (
                  <RoleCell
                    key={role.id}
                    role={role}
                    permission={permission}
                    held={heldBy(role)}
                    mayChange={shown.mayChange}
                    set={(reach) => set(role, permission.name, reach)}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {removing && (
        <RemoveRole
          key={removing.id}
          role={removing}
          shown={shown}
          onRemoved={onSaved}
          onKept={() => setRemoving(undefined)}
        />
      )}
      {changed.length > 0 && !removing && (
        <RoleChanges
          key={JSON.stringify(edited)}
          shown={shown}
          changes={{
            agencyId: shown.agency.id,
            roles: changed.map((role) => ({ id: role.id, version: role.version, permissions: [...heldBy(role)] })),
          }}
          onSaved={onSaved}
          onDropped={() => setEdited({})}
        />
      )}
      {shown.mayChange && changed.length === 0 && <NewRole agencyId={shown.agency.id} onAdded={onSaved} />}
    </>
  )
}
