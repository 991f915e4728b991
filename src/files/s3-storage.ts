/** Keeps papers' files in an S3-compatible store, under the same names as in a folder. */
import { createHash } from 'node:crypto'
import type { Storage } from './storage.ts'

export interface S3Place {
  bucket: string
  /** Put before every name; '' for none. */
  prefix: string
  /** Address of a store other than Amazon's. */
  endpoint?: string | undefined
  region: string
}
/** `s3://bucket/prefix` as a place; undefined of anything else. */
export const s3Place = (address: string, env: NodeJS.ProcessEnv): S3Place | undefined => {
  const match = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:\/(.*?))?\/?$/.exec(address)
  if (!match) return undefined
  return {
    bucket: match[1]!,
    prefix: match[2] ? `${match[2]}/` : '',
    endpoint: env.KHUYENCONG_S3_ENDPOINT,
    region: env.AWS_REGION ?? 'us-east-1',
  }
}

/** A storage in a bucket. Keys come from the environment as the S3 client reads them (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY). */
export const s3Storage = async (place: S3Place): Promise<Storage> => {
  // Loaded here: an installation that keeps its files in a folder need not have the client.
  const { DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } = await import('@aws-sdk/client-s3')
  const { bucket: Bucket, region, endpoint } = place
  const client = new S3Client({ region, ...(endpoint && { endpoint, forcePathStyle: true }) })
  const at = (sha: string) => ({ Bucket, Key: `${place.prefix}${sha.slice(0, 2)}/${sha}` })
  const isThere = async (sha: string) => {
    try {
      await client.send(new HeadObjectCommand(at(sha)))
      return true
    } catch (error) {
      if ((error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode === 404) return false
      throw error
    }
  }
  return {
    keep: async bytes => {
      const sha = createHash('sha256').update(bytes).digest('hex')
      if (!(await isThere(sha))) await client.send(new PutObjectCommand({ ...at(sha), Body: bytes, ContentLength: bytes.length }))
      return sha
    },
    read: async sha => {
      const { Body } = await client.send(new GetObjectCommand(at(sha)))
      return Body!.transformToByteArray()
    },
    drop: async sha => {
      await client.send(new DeleteObjectCommand(at(sha)))
    },
  }
}
