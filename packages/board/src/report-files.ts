import * as z from 'zod/mini'

/** Largest Word file that a report is dressed like, in bytes. */
export const MAX_REFERENCE_BYTES = 4 * 1024 * 1024
/** Largest picture of the wall, in bytes. */
export const MAX_PICTURE_BYTES = 8 * 1024 * 1024
/** Longest side of the picture of the wall, in pixels. */
export const MAX_PICTURE_SIDE_PX = 8192

/** A Word file (`.docx`, `.dotx`) whose styles the report in Word takes over. */
export const ReferenceFile = z.object({
  name: z.string(),
  /** Bytes. */
  size: z.number(),
  /** Epoch ms at which it was given. */
  at: z.number(),
  /** Differs where the content differs. */
  mark: z.string(),
})
export type ReferenceFile = z.infer<typeof ReferenceFile>

/** A picture of the wall (PNG) that goes with the report. */
export const WallPicture = z.object({
  /** Id of the question it shows; `null`: the whole wall. */
  questionId: z.nullable(z.string()),
  /** Whether it shows from which HUB a note is. */
  named: z.boolean(),
  width: z.number(),
  height: z.number(),
  size: z.number(),
  at: z.number(),
  mark: z.string(),
})
export type WallPicture = z.infer<typeof WallPicture>

/** `GET /api/boards/:id/report-files`: the files kept beside a board for its report. */
export const ReportFiles = z.object({
  reference: z.nullable(ReferenceFile),
  picture: z.nullable(WallPicture),
})
export type ReportFiles = z.infer<typeof ReportFiles>
