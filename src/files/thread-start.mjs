// A thread starts without the loader that reads TypeScript: it is registered here, then the module is loaded.
import { workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

register()
await import(workerData.entry)
