/** A file whose kind is known, and which holds no questions all the same: why, and what would. */
export type Unfit = { readonly unfit: string; readonly expected: string };

export const isUnfit = (value: object): value is Unfit => "unfit" in value;
