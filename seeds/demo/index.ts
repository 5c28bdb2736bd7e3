export { agencies, type DemoAgency } from './agencies.ts'
export { type DemoPerson, people } from './people.ts'
export { type ResidentEntry, residentRegister } from './resident-register.ts'
export { type DemoService, services } from './services/index.ts'
