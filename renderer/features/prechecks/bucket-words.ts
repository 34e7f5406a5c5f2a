import { IconBan, IconBolt, IconHelpCircle, IconUserCheck, type Icon } from "@tabler/icons-react";
import type { Bucket } from "#shared/blast-radius/blast-radius";

/** The buckets of the matrix, with the marks that they have on its page. */
export const bucketMarks: Record<Bucket, { title: string; icon: Icon }> = {
  automatic: { title: "Automatic", icon: IconBolt },
  approval: { title: "Approval", icon: IconUserCheck },
  never: { title: "Never", icon: IconBan },
  none: { title: "In no bucket", icon: IconHelpCircle },
};
