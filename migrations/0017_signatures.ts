import type { Knex } from 'knex'

// What people sign before it is sent, by whom, and the keys they sign with.
export async function up(knex: Knex): Promise<void> {
  await knex.raw(tables)
  for (const [table, policies] of Object.entries(protectedTables)) {
    await knex.raw(`alter table ${table} enable row level security; alter table ${table} force row level security`)
    for (const [name, policy] of Object.entries({ ...policies, ...house })) {
      await knex.raw(`create policy ${table}_${name} on ${table} ${policy}`)
    }
  }
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table signing_nonces, signers, signature_requests, signing_keys;
    alter table sessions drop column id_token_hash;
  `)
}

const tables = `
  -- Which proof of identity a session began with: a signature is bound to it.
  alter table sessions add column id_token_hash text;

  -- A passkey, and the certificate of the key in the same browser that it releases.
  create table signing_keys (
    account_id    uuid not null references accounts (id),
    id            uuid not null,
    name          text not null,
    credential_id text not null constraint signing_keys_credential_taken unique,
    public_key    bytea not null,
    transports    text[] not null,
    counter       bigint not null,
    certificate   bytea,
    valid_until   timestamptz,
    created_at    timestamptz not null,
    last_used_at  timestamptz,
    revoked_at    timestamptz,
    primary key (account_id, id)
  );

  create table signature_requests (
    id              uuid primary key,
    agency_id       uuid not null references agencies (id),
    conversation_id uuid not null references conversations (id),
    account_id      uuid not null references accounts (id),
    service_version integer not null,
    locale          text not null,
    number          text not null constraint signature_requests_number_taken unique,
    -- The answers that are signed; others need another request.
    answers_hash    text not null,
    title           text not null,
    intent          text not null,
    -- Everybody who is known to be one of its signers: they see it.
    signer_ids      uuid[] not null,
    in_order        boolean not null,
    quorum          integer not null check (quorum > 0),
    status          text not null default 'preparing'
                    check (status in ('preparing', 'open', 'complete', 'declined', 'expired', 'replaced')),
    -- The newest revision of the document.
    sha256          text,
    size            integer,
    created_at      timestamptz not null,
    expires_at      timestamptz not null,
    completed_at    timestamptz,
    reminded_at     timestamptz,
    check ((status = 'preparing') or (sha256 is not null and size is not null) or status in ('expired', 'replaced'))
  );
  create unique index signature_requests_one_at_a_time on signature_requests (conversation_id)
    where status in ('preparing', 'open', 'complete');
  create index signature_requests_to_end on signature_requests (expires_at) where status in ('preparing', 'open');

  create table signers (
    request_id      uuid not null references signature_requests (id),
    position        integer not null,
    title           text not null,
    account_id      uuid references accounts (id),
    name            text,
    invitation_hash bytea constraint signers_invitation_taken unique,
    status          text not null default 'waiting' check (status in ('waiting', 'signed', 'declined')),
    acted_at        timestamptz,
    reason          text,
    told_at         timestamptz,
    primary key (request_id, position),
    constraint signers_sign_once unique (request_id, account_id),
    check (status = 'waiting' or account_id is not null)
  );
  create index signers_by_account on signers (account_id);

  -- Challenges: each is answered once, within minutes.
  create table signing_nonces (
    nonce      text primary key,
    account_id uuid not null references accounts (id),
    purpose    text not null check (purpose in ('enrol', 'sign')),
    request_id uuid references signature_requests (id),
    key_id     uuid,
    body       json,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz
  );

  grant select, insert, update on signing_keys, signature_requests, signers, signing_nonces to parley_app;
`

const own = 'account_id = (select acting_account())'
const ofTheirAgency = 'agency_id = any ((select acting_agencies())::uuid[])'
const isSigner = '(select acting_account()) = any (signer_ids)'
const isInvited = `(select acting_purpose()) = 'invitation'`
const inOwnRequest = `exists (select from signature_requests r where r.id = request_id and r.${own})`
// Whoever sees a request sees who signs it.
const inSeenRequest = 'exists (select from signature_requests r where r.id = request_id)'
const inSubmitted = `exists (select from conversations c where c.id = conversation_id and c.status <> 'open')`

/** The house itself: a job carries out what was decided; the owner of the tables migrates and tends them. */
const house = { for_the_house: `using ((select acting_purpose()) in ('house', 'upkeep'))` }

const protectedTables: Record<string, Record<string, string>> = {
  signing_keys: { own: `using (${own})` },
  signature_requests: {
    own: `using (${own})`,
    read_by_signers: `for select using (${isSigner})`,
    signed_or_joined: `for update using (${isSigner} or ${isInvited}) with check (${isSigner})`,
    read_when_submitted: `for select using (${ofTheirAgency} and ${inSubmitted})`,
    shown_to_invited: `for select using (${isInvited})`,
  },
  signers: {
    of_own_request: `using (${inOwnRequest})`,
    seen_with_the_request: `for select using (${inSeenRequest})`,
    signed_or_joined: `for update using (${own} or ${isInvited}) with check (${own})`,
  },
  signing_nonces: { own: `using (${own})` },
}
