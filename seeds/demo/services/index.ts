import type { ServiceDefinition } from '../../../catalog/service-definition.ts'
import { birthRegistration } from './registry/birth-registration/service.ts'
import { residenceCertificate } from './registry/residence-certificate/service.ts'
import { travelConsent } from './registry/travel-consent/service.ts'
import { enrolment } from './schools/enrolment/service.ts'
import { fineAppeal } from './transport/fine-appeal/service.ts'
import { parkingPermit } from './transport/parking-permit/service.ts'

export type DemoService = { agency: string; slug: string; definition: ServiceDefinition }

/** What the demo agencies offer. */
export const services: DemoService[] = [
  { agency: 'registry', slug: 'residence-certificate', definition: residenceCertificate },
  { agency: 'registry', slug: 'birth-registration', definition: birthRegistration },
  { agency: 'registry', slug: 'travel-consent', definition: travelConsent },
  { agency: 'schools', slug: 'enrolment', definition: enrolment },
  { agency: 'transport', slug: 'parking-permit', definition: parkingPermit },
  { agency: 'transport', slug: 'fine-appeal', definition: fineAppeal },
]
