// A process that only works on jobs: the same program in another role.
process.env.PARLEY_ROLE = 'worker'
await import('../main.ts')
