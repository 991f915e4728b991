/** `khuyencong verify`: walks the record of acts and says whether anything was changed. */
import { auditLog } from '../db/audit.ts'
import { openDatabase } from '../db/connect.ts'
import { say } from '../words/say.ts'
import { databaseOf, modeOf } from './mode.ts'

export const verify = async (): Promise<number> => {
  const database = await openDatabase({ name: databaseOf(modeOf(process.env).set) })
  try {
    const { acts, erased, broken, last } = await auditLog(database.db)
    console.log(
      broken
        ? say('server.logBroken', { seq: broken.seq, why: say(`server.logWhy_${broken.why}`) })
        : say('server.logSound', { acts, erased, last }),
    )
    return broken ? 1 : 0
  } finally {
    await database.close()
  }
}
