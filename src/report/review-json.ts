import type { Review } from "../model/review.ts";
import { reviewSchema } from "./review-schema.ts";

/** What a terminal or an editor would obey or hide; JSON can name it instead. */
const INVISIBLE = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]/gu;

/** A review for machines (schema/review.schema.json): keys in a fixed order, what is invisible written as `\u202e`. */
export function renderReviewJson(review: Review): string {
  const json = JSON.stringify(reviewSchema.parse(review), undefined, 2);
  return `${json.replace(INVISIBLE, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`)}\n`;
}
