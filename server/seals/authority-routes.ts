import { z } from 'zod'
import { actingFor } from '../database/acting.ts'
import type { Deps } from '../deps.ts'
import { WrongType } from '../errors.ts'
import type { CertificateAuthority } from '../gateways/certificate-authority.ts'
import { type Answer, anyone, type Endpoint } from '../http/endpoint.ts'
import { readBytes } from '../http/read-json.ts'
import { type OwnAuthority, statusOf } from './certificate-register.ts'
import { currentCrl } from './current-crl.ts'

const MAX_REQUEST_BYTES = 16 * 1024

type Place = { whose: OwnAuthority; at: { certificate: string; list: string; answers: string } }

/**
 * Where an authority of ours tells about what it issued. The addresses stand in its certificates, so they stay as they are.
 * @param authority throws NotFound where there is none
 */
export function authorityRoutes(deps: Deps, authority: () => CertificateAuthority, { whose, at }: Place): Endpoint[] {
  const answer = async (request: Uint8Array): Promise<Answer> => {
    const status = (serial: string) => actingFor({ purpose: 'house' }, () => statusOf(deps.db, serial))
    const body = Buffer.from(await authority().answer(request, status, deps.now()))
    return { body, type: 'application/ocsp-response', headers: { 'cache-control': 'no-store' } }
  }
  return [
    anyone({
      method: 'get',
      path: at.certificate,
      summary: `The certificate of this platform’s own authority for ${whose} (DER)`,
      answers: { 200: 'application/pkix-cert', 404: z.unknown() },
      handle: async () => ({ body: Buffer.from(authority().certificate), type: 'application/pkix-cert' }),
    }),
    anyone({
      method: 'get',
      path: at.list,
      summary: `Certificates of ${whose} that were taken back (RFC 5280)`,
      answers: { 200: 'application/pkix-crl', 404: z.unknown() },
      async handle() {
        const { list, next_update } = await currentCrl(deps, authority(), whose)
        return { body: list, type: 'application/pkix-crl', headers: { expires: next_update.toUTCString() } }
      },
    }),
    anyone({
      method: 'post',
      path: at.answers,
      summary: `The standing of a certificate of ${whose} (OCSP, RFC 6960)`,
      reads: 'raw',
      answers: { 200: 'application/ocsp-response', 404: z.unknown() },
      async handle({ ctx }) {
        if (!/^application\/ocsp-request/i.test(ctx.get('content-type')))
          throw new WrongType(['application/ocsp-request'])
        return answer(await readBytes(ctx.req, MAX_REQUEST_BYTES))
      },
    }),
    anyone({
      method: 'get',
      path: `${at.answers}/*request`,
      summary: 'The same, the request in the address (RFC 6960 appendix A.1)',
      params: z.object({ request: z.string().max(2048) }),
      answers: { 200: 'application/ocsp-response', 404: z.unknown() },
      handle: ({ params }) => answer(Buffer.from(params.request, 'base64')),
    }),
  ]
}
